package dev.incremental.it.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * What two full runs of the unedited sources show.
 *
 * @param tests tests that ran in both
 * @param leftOut tests that failed in one of them, and so prove nothing
 * @param duration the longer of the two
 */
record Baseline(Set<String> tests, Set<String> leftOut, Duration duration, String classPath) {
  private static final Duration LIMIT = Duration.ofMinutes(20);

  static Baseline of(Project project) throws IOException {
    Project.Build first = full(project);
    Project.Build second = full(project);
    Set<String> tests = new TreeSet<>(first.reports().ran());
    tests.retainAll(second.reports().ran());
    Set<String> leftOut = new TreeSet<>(first.reports().failed());
    leftOut.addAll(second.reports().failed());
    if (tests.isEmpty()) {
      throw new IllegalStateException(
          "No test ran in " + project.directory() + "\n" + second.result().output());
    }
    return new Baseline(tests, leftOut, second.result().duration(), second.reports().classPath());
  }

  private static Project.Build full(Project project) throws IOException {
    project.clean();
    Project.Build build = project.run(LIMIT, "test");
    build.result().orThrow();
    return build;
  }

  /** How long an edited run may take before it counts as endless. */
  Duration limit() {
    Duration five = duration.multipliedBy(5);
    Duration least = Duration.ofMinutes(1);
    return five.compareTo(least) > 0 ? five : least;
  }
}
