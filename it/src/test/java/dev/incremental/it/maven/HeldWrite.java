package dev.incremental.it.maven;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A write that reaches a server and is neither answered nor carried out.
 *
 * @param ending of the path that is written
 * @param arrived whether it has reached the server
 * @param dropped whether its writer is gone, so that nobody will try again
 */
record HeldWrite(String ending, CountDownLatch arrived, CountDownLatch dropped) {
  private static final long LIMIT_SECONDS = 120;

  static HeldWrite of(String ending) {
    return new HeldWrite(ending, new CountDownLatch(1), new CountDownLatch(1));
  }

  /** Waits until somebody wants to write; false when that takes too long. */
  boolean arrives() {
    return opens(arrived);
  }

  /** Forgets it, once its writer is gone. */
  void drop() {
    dropped.countDown();
  }

  /** Waits in the server. */
  void hold() {
    arrived.countDown();
    opens(dropped);
  }

  private static boolean opens(CountDownLatch latch) {
    try {
      return latch.await(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
