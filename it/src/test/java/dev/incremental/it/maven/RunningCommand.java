package dev.incremental.it.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program on its way, to be watched, killed or waited for. */
public final class RunningCommand {
  private static final Duration LOOK = Duration.ofMillis(5);

  private final Command command;
  private final Process process;
  private final Path output;
  private final long start = System.nanoTime();

  RunningCommand(Command command, Process process, Path output) {
    this.command = command;
    this.process = process;
    this.output = output;
  }

  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Waits until something is said; false when the program ended without. */
  public boolean says(String text) {
    return waitUntil(() -> said().contains(text));
  }

  /** Waits until Surefire has started a JVM; empty when the program ended without. */
  public Optional<ProcessHandle> fork() {
    waitUntil(() -> findFork().isPresent());
    return findFork();
  }

  private Optional<ProcessHandle> findFork() {
    return process.descendants().filter(each -> isFork(each.info())).findFirst();
  }

  /** The shell around a fork has the same arguments; Maven's own JVM splits off shortly for it. */
  private static boolean isFork(ProcessHandle.Info info) {
    return info.command().filter(name -> name.endsWith("java")).isPresent()
        && info.commandLine().filter(line -> line.contains("surefirebooter")).isPresent();
  }

  /** Lets time pass, as long as the program runs at most; false when it ended. */
  public boolean goesOnFor(Duration time) {
    try {
      return !process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Kills the program alone; what it started goes on, if it wants to. */
  public boolean kill() {
    return process.toHandle().destroyForcibly();
  }

  /** Kills the program with all that it started. */
  public boolean killTree() {
    List<ProcessHandle> children = process.descendants().toList();
    boolean killed = kill();
    children.forEach(ProcessHandle::destroyForcibly);
    return killed;
  }

  /** Waits for the end, or for the limit, which ends the program with all that it started. */
  public CommandResult result() {
    Duration left = command.limit().minus(age());
    boolean timedOut = goesOnFor(left.isNegative() ? Duration.ZERO : left);
    if (timedOut) {
      killTree();
    }
    try {
      int exit = process.waitFor();
      Duration duration = age();
      String said = said();
      Files.deleteIfExists(output);
      CommandResult result = new CommandResult(command, exit, said, duration, timedOut);
      LastWords.of(result);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + output, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private boolean waitUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (age().compareTo(command.limit()) > 0 || !goesOnFor(LOOK)) {
        return condition.getAsBoolean();
      }
    }
    return true;
  }

  private Duration age() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private String said() {
    try {
      return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + output, e);
    }
  }

  private IllegalStateException interrupted(InterruptedException e) {
    killTree();
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while running " + command.words(), e);
  }
}
