package dev.incremental.it.engine;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of a fork.
 *
 * @param end how the JVM ended
 * @param outcomes of tests, {@code class#method}: the worst of all invocations
 * @param log what the JVM printed
 * @param millis wall-clock time
 */
public record ForkResult(End end, Map<String, String> outcomes, String log, long millis) {
  static final String PASSED = "SUCCESSFUL";
  static final String RED = "FAILED";
  static final String SKIPPED = "SKIPPED";

  /** How a JVM ended. */
  public enum End {
    /** By itself, after the last test. */
    REGULAR,
    /** Before the last test. */
    BROKEN,
    /** By force, when its time was up. */
    HUNG
  }

  /** This result, when the JVM came to its regular end. */
  public ForkResult orThrow() {
    if (end != End.REGULAR) {
      throw new AssertionError("the fork is " + end + ":\n" + log);
    }
    return this;
  }

  /** Tests that ran and passed. */
  public Set<String> passed() {
    return with(PASSED);
  }

  /** Tests that failed. */
  public Set<String> red() {
    return with(RED);
  }

  /** Tests that ran, whatever came of it. */
  public Set<String> executed() {
    Set<String> executed = new TreeSet<>(outcomes.keySet());
    executed.removeAll(with(SKIPPED));
    return executed;
  }

  private Set<String> with(String outcome) {
    Set<String> tests = new TreeSet<>();
    outcomes.forEach(
        (test, each) -> {
          if (each.equals(outcome)) {
            tests.add(test);
          }
        });
    return tests;
  }
}
