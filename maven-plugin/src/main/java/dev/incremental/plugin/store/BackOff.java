package dev.incremental.plugin.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits longer and longer between attempts, and never as long as somebody else. */
final class BackOff {
  /** How often something is tried. */
  static final int ATTEMPTS = 3;

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final int LARGEST_SHIFT = 3;

  /** What has to be left for an attempt; with less it would fail of that, and of nothing else. */
  private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(200);

  private final Deadline deadline;
  private int pauses;

  BackOff(Deadline deadline) {
    this.deadline = deadline;
  }

  /**
   * Lets some time pass.
   *
   * @return whether there is time left for another attempt
   */
  boolean pause() throws InterruptedException {
    long most = FIRST.toMillis() << Math.min(pauses, LARGEST_SHIFT);
    pauses++;
    Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    if (deadline.left().compareTo(pause.plus(SHORTEST_ATTEMPT)) <= 0) {
      return false;
    }
    Thread.sleep(pause.toMillis());
    return true;
  }
}
