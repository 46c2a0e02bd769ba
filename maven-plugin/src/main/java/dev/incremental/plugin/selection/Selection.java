package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/**
 * What runs now, and why.
 *
 * @param mode how much runs
 * @param reason why it is that much, in words
 * @param changes what is not what it was, as far as it selects tests
 * @param tests a decision on each known test
 * @param unknownClasses classes of the test directories that are new or changed since their tests
 *     were recorded: their tests run, known or not
 */
public record Selection(
    Mode mode,
    String reason,
    List<Change> changes,
    List<TestDecision> tests,
    SortedSet<ContainerId> unknownClasses) {

  /** How much runs. */
  public enum Mode {
    INCREMENTAL,
    ALL,
    NONE;

    /** As it is written in files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Everything runs, for a reason that has nothing to do with the records. */
  public static Selection all(
      String reason, Snapshot known, SortedSet<ContainerId> unknownClasses) {
    Reason why = new Reason.Everything(reason);
    List<TestDecision> tests =
        known.newest().stream()
            .map(record -> new TestDecision(record.id(), true, why, record.millis()))
            .toList();
    return new Selection(Mode.ALL, reason, List.of(), tests, unknownClasses);
  }

  /** The same, as far as it is about these tests. */
  Selection of(List<TestDecision> decisions) {
    return new Selection(mode, reason, changes, List.copyOf(decisions), unknownClasses);
  }

  /** The known tests that run. */
  public List<TestDecision> selected() {
    return tests.stream().filter(TestDecision::selected).toList();
  }

  /** The known tests that are left out. */
  public List<TestDecision> leftOut() {
    return tests.stream().filter(test -> !test.selected()).toList();
  }

  /** How long known tests took when they last ran, in milliseconds. */
  public static long millis(Collection<TestDecision> tests) {
    return tests.stream().mapToLong(TestDecision::millis).sum();
  }
}
