package dev.incremental.recording;

/** How a scope ended. */
public enum Outcome {
  PASSED,
  FAILED,
  ABORTED,
  SKIPPED,
  /** No end was written: the fork died, or the scope is not one that ends. */
  UNFINISHED
}
