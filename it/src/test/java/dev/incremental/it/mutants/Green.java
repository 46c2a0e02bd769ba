package dev.incremental.it.mutants;

import dev.incremental.it.engine.Fork;
import dev.incremental.it.engine.ForkResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What two runs of the unedited sources show.
 *
 * @param tests tests that passed in both; others prove nothing
 * @param total how many tests ran
 * @param millis the longer of the two
 */
record Green(Set<String> tests, int total, long millis) {
  private static final Duration FIRST_LIMIT = Duration.ofMinutes(10);
  private static final Duration ALLOWANCE = Duration.ofSeconds(20);

  static Green of(LibraryProject project) {
    Fork fork = new Fork(project, List.of(), FIRST_LIMIT);
    ForkResult first = fork.plainly().orThrow();
    ForkResult second = fork.plainly().orThrow();
    Set<String> passed = new TreeSet<>(first.passed());
    passed.retainAll(second.passed());
    Set<String> lost = new TreeSet<>(project.ranBySurefire());
    lost.removeAll(second.outcomes().keySet());
    if (!lost.isEmpty()) {
      throw new IllegalStateException("Surefire runs these tests and the fork does not: " + lost);
    }
    return new Green(passed, second.executed().size(), Math.max(first.millis(), second.millis()));
  }

  /** How long a run of a mutant may take before it counts as endless. */
  Duration limit() {
    return Duration.ofMillis(3 * millis).plus(ALLOWANCE);
  }
}
