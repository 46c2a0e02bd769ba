package dev.incremental.plugin.report;

import java.time.Duration;

/**
 * When it is time to say how far a run is: with each tenth, but neither more often than is good for
 * a log nor so seldom that somebody wonders. Short runs say nothing.
 */
public final class ProgressPace {
  /** The least time between two lines, and before the first. */
  static final Duration SHORTEST = Duration.ofSeconds(5);

  /** The most time between two lines. */
  static final Duration LONGEST = Duration.ofSeconds(60);

  private Duration last = Duration.ZERO;
  private int tenths;

  /**
   * Whether a line is due, which counts as said then.
   *
   * @param tenthsNow how many tenths are done
   * @param passed the time since the run began
   */
  public boolean isDue(int tenthsNow, Duration passed) {
    Duration silence = passed.minus(last);
    boolean due =
        silence.compareTo(LONGEST) >= 0 || (tenthsNow > tenths && silence.compareTo(SHORTEST) >= 0);
    if (due) {
      last = passed;
      tenths = tenthsNow;
    }
    return due;
  }
}
