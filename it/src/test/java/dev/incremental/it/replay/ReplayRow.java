package dev.incremental.it.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One step with its truth and with what ours did.
 *
 * @param dropped how many test files were left out because they do not compile on both sides
 * @param total how many tests a full run executes after the step, or why there is none
 * @param changed tests whose outcome the step changed
 * @param due how many tests had to be executed: changed, red or new ones
 * @param missed those of them that ours did not execute
 * @param executed how many tests ours executed
 * @param fullMillis wall-clock time of a clean full build after the step
 * @param oursMillis wall-clock time of {@code incremental:test} after the step
 * @param leftOut tests that did not end in the same way twice
 * @param commit the commit of ours
 */
record ReplayRow(
    Step step,
    int dropped,
    int total,
    Set<String> changed,
    int due,
    Set<String> missed,
    int executed,
    long fullMillis,
    long oursMillis,
    Set<String> leftOut,
    String commit) {

  static final String HEADER =
      "library\tolder\tnewer\tkind\tdropped\ttotal\tchanged\tdue\tmissed\texecuted\tfullMillis"
          + "\toursMillis\tleftOut\tcommit";

  /** In place of a total: the sources do not compile with these tests. */
  static final int DOES_NOT_COMPILE = -1;

  /** In place of a total: a full run does not end, since a test waits for ever. */
  static final int DOES_NOT_END = -2;

  /** In place of a total: full runs end, and ours does not. */
  static final int OURS_DOES_NOT_END = -3;

  /** The row of a step without a truth. */
  static ReplayRow without(Step step, int dropped, int why, String commit) {
    return new ReplayRow(step, dropped, why, Set.of(), 0, Set.of(), 0, 0, 0, Set.of(), commit);
  }

  boolean oursHangs() {
    return total == OURS_DOES_NOT_END;
  }

  boolean hasTruth() {
    return total >= 0;
  }

  String line() {
    return String.join(
        "\t",
        List.of(
            step.library(),
            step.older(),
            step.newer(),
            step.kind().name(),
            Integer.toString(dropped),
            Integer.toString(total),
            String.join(" ", changed),
            Integer.toString(due),
            String.join(" ", missed),
            Integer.toString(executed),
            Long.toString(fullMillis),
            Long.toString(oursMillis),
            String.join(" ", leftOut),
            commit));
  }

  static ReplayRow parse(String line) {
    String[] f = line.split("\t", -1);
    return new ReplayRow(
        new Step(f[0], f[1], f[2], Step.Kind.valueOf(f[3])),
        Integer.parseInt(f[4]),
        Integer.parseInt(f[5]),
        words(f[6]),
        Integer.parseInt(f[7]),
        words(f[8]),
        Integer.parseInt(f[9]),
        Long.parseLong(f[10]),
        Long.parseLong(f[11]),
        words(f[12]),
        f[13]);
  }

  private static Set<String> words(String field) {
    return field.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(field.split(" ")));
  }
}
