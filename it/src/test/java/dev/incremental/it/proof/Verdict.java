package dev.incremental.it.proof;

/** What became of one drawn edit. */
public enum Verdict {
  /** Every killing test was executed. */
  COVERED,
  /** A killing test was not executed: the promise is broken. */
  MISSED,
  /** The build of ours ended without running tests or saying that none is affected. */
  BROKEN,
  /** Tests kill it; whether ours executes them is not known yet. */
  KILLED,
  /** No test noticed. */
  SURVIVED,
  /** It does not compile, so another one was drawn. */
  UNCOMPILABLE,
  /** The full run did not end in five times its usual time. */
  ENDLESS,
  /** The full run's JVM died. */
  CRASHED;

  /** Whether the edit belongs to the killed ones, which are counted. */
  public boolean killed() {
    return this == COVERED || this == MISSED || this == BROKEN;
  }
}
