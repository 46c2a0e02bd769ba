package dev.incremental.plugin.snapshot;

import dev.incremental.recording.Outcome;

/** How a test ended, from best to worst. */
public enum TestOutcome {
  /** It is disabled. */
  SKIPPED,
  /** It ended without a complaint. */
  PASSED,
  /** An assumption of it did not hold. */
  ABORTED,
  /** An assertion or anything else of it failed. */
  FAILED,
  /** It began and no end was recorded. */
  UNFINISHED;

  /** The worse of two ends of one test. */
  TestOutcome orWorse(TestOutcome other) {
    return compareTo(other) >= 0 ? this : other;
  }

  static TestOutcome of(Outcome recorded) {
    return switch (recorded) {
      case PASSED -> PASSED;
      case FAILED -> FAILED;
      case ABORTED -> ABORTED;
      case SKIPPED -> SKIPPED;
      case UNFINISHED -> UNFINISHED;
    };
  }
}
