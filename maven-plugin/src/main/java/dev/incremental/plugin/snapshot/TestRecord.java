package dev.incremental.plugin.snapshot;

import java.time.Instant;

/**
 * How a test ended in one run, and what it depended on.
 *
 * @param id which test
 * @param outcome how it ended
 * @param millis how long it took, in milliseconds
 * @param at the moment of the run
 * @param entries what it touched itself
 * @param uses the scopes whose results it used
 */
public record TestRecord(
    TestId id, TestOutcome outcome, long millis, Instant at, Indices entries, Indices uses) {

  /** Whether it may stand for a run of the same content: it passed, or was disabled. */
  public boolean isGreen() {
    return outcome == TestOutcome.PASSED || outcome == TestOutcome.SKIPPED;
  }

  /**
   * The same result; of one that did not pass it never matters what it depended on.
   *
   * @param ownClass the shape of its class, by which it is noticed that the class is gone
   */
  TestRecord withoutContent(Indices ownClass) {
    return new TestRecord(id, outcome, millis, at, ownClass, Indices.NONE);
  }

  /** Whether both depended on the same content. */
  boolean sameContent(TestRecord other) {
    return entries.equals(other.entries) && uses.equals(other.uses);
  }
}
