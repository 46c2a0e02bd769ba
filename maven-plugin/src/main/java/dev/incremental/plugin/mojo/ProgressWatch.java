package dev.incremental.plugin.mojo;

import dev.incremental.plugin.report.Progress;
import dev.incremental.plugin.report.ProgressPace;
import dev.incremental.plugin.snapshot.RunningTests;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says how far an execution is while Surefire runs it, by what its forks have recorded so far.
 *
 * <p>The forks know nothing of it and so pay nothing. What goes wrong here ends the lines, with a
 * word for those who debug Maven, and concerns neither the tests nor what is recorded of them.
 */
final class ProgressWatch implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final RunFiles files;
  private final String execution;
  private final RunningTests tests;
  private final Progress progress;
  private final Console console;
  private final ProgressPace pace = new ProgressPace();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "incremental progress");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Long began;

  ProgressWatch(RunFiles files, String execution, Progress progress, Console console) {
    this.files = files;
    this.execution = execution;
    this.tests = new RunningTests(execution);
    this.progress = progress;
    this.console = console;
  }

  /** Begins to watch; the directory of the recordings must be there. */
  static ProgressWatch start(RunFiles files, String execution, Progress progress, Console console) {
    ProgressWatch watch = new ProgressWatch(files, execution, progress, console);
    Future<?> unused =
        watch.looks.scheduleWithFixedDelay(
            watch::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  /** Takes in what is new, and says how far the execution is if that is due. */
  void look() {
    try {
      tests.ended(files.recordingsIn(execution)).forEach(progress::ended);
      if (tests.begun()) {
        say();
      }
    } catch (IOException | RuntimeException e) {
      console.debug("No more is said of the progress of " + execution + ": " + e);
      looks.shutdown();
    }
  }

  private void say() {
    long now = System.nanoTime();
    if (began == null) {
      began = now;
    }
    Duration passed = Duration.ofNanos(now - began);
    if (!progress.isOver() && pace.isDue(progress.tenths(), passed)) {
      console.info(progress.sentence(passed));
    }
  }

  /** Says no more; a line that is being said comes first. */
  @Override
  public void close() {
    looks.shutdown();
    try {
      if (!looks.awaitTermination(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        console.debug("Progress of " + execution + " is still being read");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
