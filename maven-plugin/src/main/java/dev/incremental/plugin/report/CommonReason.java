package dev.incremental.plugin.report;

import dev.incremental.plugin.selection.Cause;
import dev.incremental.plugin.selection.Change;
import dev.incremental.plugin.selection.Names;
import dev.incremental.plugin.selection.Reason;
import dev.incremental.plugin.selection.TestDecision;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of several tests at once why they run. */
final class CommonReason {
  private CommonReason() {}

  /** Whether all run for the same reason, or because of the same change. */
  static boolean isOne(List<TestDecision> tests) {
    return counts(tests).size() == 1 || sameChange(tests).isPresent();
  }

  /**
   * What continues "Running all tests": the reason of all, or the most frequent one and of how many
   * it is the reason.
   */
  static String of(List<TestDecision> tests) {
    Map<String, Integer> counts = counts(tests);
    String most = mostFrequent(tests);
    if (counts.size() == 1) {
      return ": " + most;
    }
    return sameChange(tests)
        .map(sentence -> ": " + sentence)
        .orElseGet(
            () -> ", mostly " + most + " (" + Quantity.number(counts.getOrDefault(most, 0)) + ")");
  }

  static String mostFrequent(List<TestDecision> tests) {
    return Collections.max(counts(tests).entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  private static Map<String, Integer> counts(List<TestDecision> tests) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    tests.forEach(each -> counts.merge(each.reason().sentence(Names.SIMPLE), 1, Integer::sum));
    return counts;
  }

  /** Where one change reaches all tests, if on different ways: the reason without the way. */
  private static Optional<String> sameChange(List<TestDecision> tests) {
    Cause first = tests.get(0).reason().cause();
    if (first == null || !tests.stream().allMatch(each -> isDueTo(first.change(), each))) {
      return Optional.empty();
    }
    Change change = first.change();
    Cause direct = new Cause(change, change.dependency(), List.of());
    Reason reason = new Reason.Affected(tests.get(0).test(), direct);
    return Optional.of(reason.sentence(Names.SIMPLE));
  }

  private static boolean isDueTo(Change change, TestDecision test) {
    Cause cause = test.reason().cause();
    return cause != null && cause.change().equals(change);
  }
}
