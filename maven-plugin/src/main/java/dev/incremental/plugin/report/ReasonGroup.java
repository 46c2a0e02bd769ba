package dev.incremental.plugin.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The tests that run because of one change, or for another reason that they share.
 *
 * @param kind what changed, such as {@code method}; empty where no change is the reason
 * @param name what its name is, or the reason in words
 * @param source how far the change has come on its way into a commit, empty where not known
 * @param tests the tests, in the order in which they were decided on
 */
record ReasonGroup(String kind, String name, String source, List<ReportedTest> tests) {

  /** The reasons of all that runs here, those of most tests first. */
  static List<ReasonGroup> of(ReportedRun run) {
    Map<String, List<ReportedTest>> byReason = new LinkedHashMap<>();
    for (ReportedTest test : run.selected()) {
      String key = test.change() < 0 ? "=" + test.reason() : String.valueOf(test.change());
      byReason.computeIfAbsent(key, reason -> new ArrayList<>()).add(test);
    }
    return byReason.values().stream()
        .map(tests -> of(run, tests))
        .sorted(
            Comparator.comparingInt((ReasonGroup each) -> each.tests().size())
                .reversed()
                .thenComparing(ReasonGroup::name))
        .toList();
  }

  private static ReasonGroup of(ReportedRun run, List<ReportedTest> tests) {
    ReportedTest first = tests.get(0);
    if (first.change() < 0) {
      return new ReasonGroup("", first.reason(), "", tests);
    }
    ReportedChange change = run.changes().get(first.change());
    String source = change.source();
    return new ReasonGroup(
        change.kindInWords(), change.name(), source == null ? "" : source, tests);
  }

  /** How long its tests took when they last ran, in milliseconds. */
  long millis() {
    return ReportedRun.millis(tests);
  }

  /** The classes of its tests with their numbers, those with most first. */
  List<Map.Entry<String, Integer>> classes() {
    return counted(ReportedTest::className);
  }

  /** How its tests come to what changed, with their numbers, the most frequent way first. */
  List<Map.Entry<String, Integer>> ways() {
    return counted(ReportedTest::reason);
  }

  /** The same beside its name, which is not said again. */
  List<Map.Entry<String, Integer>> shortWays() {
    String whole = "the " + kind + " " + name;
    boolean plain = kind.equals("method") || kind.equals("file");
    return name.isEmpty()
        ? ways()
        : counted(
            each ->
                each.reason().contains(whole) || !plain
                    ? each.reason().replace(whole, "it")
                    : each.reason().replace(name, "it"));
  }

  private List<Map.Entry<String, Integer>> counted(Function<ReportedTest, String> by) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    tests.forEach(each -> counts.merge(by.apply(each), 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .toList();
  }
}
