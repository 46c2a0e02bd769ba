package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedSetUp;

/**
 * How long one set-up method ran for one class with tests, without the set-up methods that it
 * called.
 *
 * @param runs how often it ran, at least once
 * @param micros how long it ran altogether, in microseconds
 * @param microsInTests how much of that is part of the tests' own durations
 */
public record SetUpTime(long runs, long micros, long microsInTests) {
  static SetUpTime of(RecordedSetUp recorded) {
    return new SetUpTime(
        recorded.runs(), recorded.micros(), Math.min(recorded.micros(), recorded.microsInTests()));
  }

  SetUpTime plus(SetUpTime other) {
    return new SetUpTime(
        runs + other.runs, micros + other.micros, microsInTests + other.microsInTests);
  }

  /** As long as each of its runs took, but for at least so many runs. */
  SetUpTime forAtLeast(long all) {
    double more = Math.max(1.0, (double) all / runs);
    return new SetUpTime(
        Math.max(all, runs), Math.round(micros * more), Math.round(microsInTests * more));
  }
}
