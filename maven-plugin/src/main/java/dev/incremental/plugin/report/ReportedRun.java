package dev.incremental.plugin.report;

import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.git.Baseline;
import dev.incremental.plugin.selection.Cause;
import dev.incremental.plugin.selection.Change;
import dev.incremental.plugin.selection.Names;
import dev.incremental.plugin.selection.Reason;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.snapshot.ContainerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A selection as it stands in {@code selection.json}: all in words and numbers, so that what was
 * selected in an earlier build can be told like what is selected in this one.
 *
 * @param mode how much runs: {@code incremental}, {@code all} or {@code none}
 * @param reason why it is that much
 * @param commit full id of the commit that was compared with, null for records of the work tree
 * @param distance how many commits the head has that this one has not
 * @param changes what is not what it was, as far as it selects tests
 * @param unknownClasses classes that are new or changed, whose tests run, known or not
 * @param tests a decision on each known test
 */
public record ReportedRun(
    String mode,
    String reason,
    @Nullable String commit,
    int distance,
    List<ReportedChange> changes,
    List<String> unknownClasses,
    List<ReportedTest> tests) {
  private static final int NO_CHANGE = -1;

  /**
   * What files tell of a selection.
   *
   * @param baseline the nearest commit that the code was compared with, null for none
   * @param sources the files that changed
   */
  public static ReportedRun of(
      Selection selection, @Nullable Baseline baseline, ChangeSources sources) {
    Map<Change, Integer> places = new HashMap<>();
    selection.changes().forEach(each -> places.putIfAbsent(each, places.size()));
    return new ReportedRun(
        selection.mode().word(),
        selection.reason(),
        baseline == null ? null : baseline.commit(),
        baseline == null ? 0 : baseline.distance(),
        selection.changes().stream().map(each -> change(each, sources)).toList(),
        selection.unknownClasses().stream().map(ContainerId::name).distinct().toList(),
        selection.tests().stream().map(each -> test(each, places)).toList());
  }

  private static ReportedChange change(Change change, ChangeSources sources) {
    DependencyKind kind = change.dependency().kind();
    String name = change.dependency().name();
    return new ReportedChange(
        kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        kind == DependencyKind.METHOD ? Names.FULL.method(name) : name,
        sources.of(change.dependency()).orElse(null));
  }

  private static ReportedTest test(TestDecision decision, Map<Change, Integer> places) {
    Reason reason = decision.reason();
    Cause cause = reason.cause();
    return new ReportedTest(
        decision.test().execution(),
        decision.test().className(),
        decision.test().method(),
        decision.selected(),
        reason.sentence(),
        cause == null ? NO_CHANGE : places.getOrDefault(cause.change(), NO_CHANGE),
        reason instanceof Reason.InOtherShard other ? other.shard() : 0,
        decision.millis());
  }

  /**
   * The same with what was selected before in the same build, of plugin executions other than those
   * that this is about.
   */
  public ReportedRun after(ReportedRun earlier, Collection<String> executions) {
    List<ReportedChange> both = new ArrayList<>(earlier.changes);
    both.addAll(changes);
    List<ReportedChange> distinct = both.stream().distinct().toList();
    List<ReportedTest> all = new ArrayList<>();
    earlier.tests.stream()
        .filter(each -> !executions.contains(each.execution()))
        .map(each -> each.dueTo(earlier.placeIn(distinct, each)))
        .forEach(all::add);
    if (all.isEmpty()) {
      return this;
    }
    tests.forEach(each -> all.add(each.dueTo(placeIn(distinct, each))));
    boolean alike = mode.equals(earlier.mode);
    boolean sameReason = reason.equals(earlier.reason);
    return new ReportedRun(
        alike ? mode : Selection.Mode.INCREMENTAL.word(),
        alike && !sameReason ? earlier.reason + "; " + reason : reason,
        commit,
        distance,
        distinct,
        Stream.of(earlier.unknownClasses, unknownClasses).flatMap(List::stream).distinct().toList(),
        List.copyOf(all));
  }

  private int placeIn(List<ReportedChange> others, ReportedTest test) {
    return test.change() < 0 ? NO_CHANGE : others.indexOf(changes.get(test.change()));
  }

  /** Whether everything runs, whatever changed. */
  boolean isOfAll() {
    return mode.equals(Selection.Mode.ALL.word());
  }

  /** The known tests that run here. */
  List<ReportedTest> selected() {
    return some(ReportedTest::selected);
  }

  /** The known tests that nobody runs. */
  List<ReportedTest> leftOut() {
    return some(ReportedTest::isLeftOut);
  }

  /** The known tests that other machines run. */
  List<ReportedTest> elsewhere() {
    return some(each -> each.shard() > 0);
  }

  private List<ReportedTest> some(Predicate<ReportedTest> which) {
    return tests.stream().filter(which).toList();
  }

  /** How long tests took when they last ran, in milliseconds. */
  static long millis(List<ReportedTest> tests) {
    return tests.stream().mapToLong(ReportedTest::millis).sum();
  }
}
