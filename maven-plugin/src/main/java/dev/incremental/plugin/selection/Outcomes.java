package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestId;
import dev.incremental.plugin.snapshot.TestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the tests of a snapshot ended, as a build sees it: red or not.
 *
 * <p>A test is red if it failed, never finished, or could not run because a container of it failed.
 * Being disabled, or an assumption that did not hold, turns no build red.
 */
final class Outcomes {
  private final Snapshot snapshot;
  private final Failures failures;

  Outcomes(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.failures = new Failures(snapshot);
  }

  /** The tests that both snapshots know and that are red in one of them. */
  static List<OutcomeChange> changes(Snapshot before, Snapshot now) {
    Outcomes then = new Outcomes(before);
    Outcomes since = new Outcomes(now);
    List<OutcomeChange> changes = new ArrayList<>();
    for (TestId test : before.tests().keySet()) {
      Optional<Outcome> one = then.of(test);
      Optional<Outcome> other = since.of(test);
      if (one.isPresent() && other.isPresent() && one.get().red() != other.get().red()) {
        changes.add(new OutcomeChange(test, one.get().words(), other.get().words()));
      }
    }
    return List.copyOf(changes);
  }

  private record Outcome(boolean red, String words) {}

  private Optional<Outcome> of(TestId test) {
    return snapshot.records(test).stream().findFirst().map(this::of);
  }

  private Outcome of(TestRecord record) {
    Outcome own =
        switch (record.outcome()) {
          case PASSED -> new Outcome(false, "passed");
          case SKIPPED -> new Outcome(false, "was disabled");
          case ABORTED -> new Outcome(false, "was aborted");
          case FAILED -> new Outcome(true, "failed");
          case UNFINISHED -> new Outcome(true, "never finished");
        };
    return own.red() || failures.since(record).isEmpty()
        ? own
        : new Outcome(true, "had a failing set-up or tear-down");
  }
}
