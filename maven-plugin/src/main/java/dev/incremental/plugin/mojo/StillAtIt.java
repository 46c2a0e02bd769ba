package dev.incremental.plugin.mojo;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says from time to time that something goes on, and for how long it has, until it ends. */
final class StillAtIt {
  private static final Duration PERIOD = Duration.ofSeconds(10);

  private final Timer timer = new Timer("incremental-still-at-it", true);

  /**
   * Begins now.
   *
   * @param what goes on, as the beginning of a sentence
   */
  StillAtIt(String what, Consumer<String> progress) {
    this(what, PERIOD, progress);
  }

  StillAtIt(String what, Duration period, Consumer<String> progress) {
    long begin = System.nanoTime();
    TimerTask saying =
        new TimerTask() {
          @Override
          public void run() {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            progress.accept(what + ", for " + seconds + " s");
          }
        };
    timer.scheduleAtFixedRate(saying, period.toMillis(), period.toMillis());
  }

  /** Nothing is said from now on. */
  void end() {
    timer.cancel();
  }
}
