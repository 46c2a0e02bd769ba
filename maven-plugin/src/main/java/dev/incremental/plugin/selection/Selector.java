package dev.incremental.plugin.selection;

import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which of the known tests run.
 *
 * <p>A test is left out only if the record that counts is green, no container of it failed since,
 * it is not too old, and everything that this record, or an older green one of the test, depended
 * on has the same fingerprint now, and nobody wants it to run always. Of a test whose class or
 * method is gone nothing is said.
 */
public final class Selector {
  private final Snapshot baseline;
  private final Options options;
  private final Causes causes;
  private final Failures failures;

  private Selector(Snapshot baseline, CurrentState now, Options options) {
    this.baseline = baseline;
    this.options = options;
    this.causes = new Causes(baseline, now, options.settings());
    this.failures = new Failures(baseline);
  }

  /** Selects among the tests of a snapshot. */
  public static Selection select(Snapshot baseline, CurrentState now, Options options) {
    if (baseline.tests().isEmpty()) {
      return Selection.all(
          "the snapshot holds no record of a test", baseline, options.unknownClasses());
    }
    return new Selector(baseline, now, options).selection();
  }

  private Selection selection() {
    List<TestDecision> decisions = new ArrayList<>(baseline.tests().size());
    for (List<TestRecord> records : baseline.tests().values()) {
      if (!causes.isGone(records.get(0))) {
        decisions.add(unlessAlwaysRun(decide(records)));
      }
    }
    if (decisions.isEmpty() && !options.unknownClasses().isEmpty()) {
      return Selection.all(
          "of the tests that the snapshot knows none is in this module",
          Snapshot.empty(options.now()),
          options.unknownClasses());
    }
    Set<Change> changes = new LinkedHashSet<>();
    for (TestDecision each : decisions) {
      Cause cause = each.reason().cause();
      if (cause != null) {
        changes.add(cause.change());
      }
    }
    Optional<Change> forAll = settingOfAll(decisions);
    Selection.Mode mode = mode(decisions, forAll.isPresent());
    return new Selection(
        mode,
        forAll.map(Change::sentence).orElseGet(() -> sentence(mode)),
        List.copyOf(changes),
        List.copyOf(decisions),
        options.unknownClasses());
  }

  private TestDecision unlessAlwaysRun(TestDecision decision) {
    return decision.selected()
        ? decision
        : options
            .always()
            .apply(decision.test())
            .map(
                why ->
                    new TestDecision(
                        decision.test(), true, new Reason.Always(why), decision.millis()))
            .orElse(decision);
  }

  private TestDecision decide(List<TestRecord> records) {
    TestRecord newest = records.get(0);
    Optional<Reason> reason = reasonToRun(newest);
    if (reason.isEmpty()) {
      return new TestDecision(
          newest.id(), false, new Reason.Unaffected(newest.at()), newest.millis());
    }
    if (reason.get() instanceof Reason.Affected || reason.get() instanceof Reason.Aged) {
      Optional<TestRecord> earlier =
          records.stream().skip(1).filter(each -> reasonToRun(each).isEmpty()).findFirst();
      if (earlier.isPresent()) {
        return new TestDecision(
            newest.id(), false, new Reason.PassedEarlier(earlier.get().at()), newest.millis());
      }
    }
    return new TestDecision(newest.id(), true, reason.get(), newest.millis());
  }

  private Optional<Reason> reasonToRun(TestRecord record) {
    if (!record.isGreen()) {
      return Optional.of(new Reason.NotPassed(record));
    }
    Optional<String> container = failures.since(record);
    if (container.isPresent()) {
      return container.map(Reason.SetUpFailed::new);
    }
    Optional<Cause> cause = causes.of(record);
    if (cause.isPresent()) {
      return cause.map(found -> new Reason.Affected(record.id(), found));
    }
    boolean aged = Duration.between(record.at(), options.now()).compareTo(options.maxAge()) > 0;
    return aged ? Optional.of(new Reason.Aged(record.at(), options.now())) : Optional.empty();
  }

  /** The changed value that every test depends on, if all run for that reason. */
  private static Optional<Change> settingOfAll(List<TestDecision> decisions) {
    Set<Change> settings = new LinkedHashSet<>();
    for (TestDecision each : decisions) {
      Cause cause = each.reason().cause();
      boolean isSetting =
          cause != null && cause.change().dependency().kind() == DependencyKind.SETTING;
      boolean isRed =
          each.reason() instanceof Reason.NotPassed || each.reason() instanceof Reason.SetUpFailed;
      if (!each.selected() || !(isSetting || isRed)) {
        return Optional.empty();
      }
      if (isSetting) {
        settings.add(Objects.requireNonNull(cause).change());
      }
    }
    return settings.stream().findFirst();
  }

  private Selection.Mode mode(List<TestDecision> decisions, boolean all) {
    if (all) {
      return Selection.Mode.ALL;
    }
    boolean none =
        decisions.stream().noneMatch(TestDecision::selected) && options.unknownClasses().isEmpty();
    return none ? Selection.Mode.NONE : Selection.Mode.INCREMENTAL;
  }

  private String sentence(Selection.Mode mode) {
    return mode == Selection.Mode.NONE ? "nothing is affected" : "what changed affects some tests";
  }
}
