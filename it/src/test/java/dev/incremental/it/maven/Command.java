package dev.incremental.it.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A program to run in a directory with a time limit; its descendants die with it. */
public record Command(
    Path directory, List<String> words, Map<String, String> environment, Duration limit) {

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  public Command(Path directory, Duration limit, String... words) {
    this(directory, List.of(words), Map.of(), limit);
  }

  /** This command with environment variables added to those of this process. */
  public Command with(Map<String, String> added) {
    Map<String, String> all = new TreeMap<>(environment);
    all.putAll(added);
    return new Command(directory, words, all, limit);
  }

  /**
   * Runs to the end or to the limit, standard error merged into the output.
   *
   * @throws UncheckedIOException when the program cannot be started
   */
  public CommandResult run() {
    try {
      Path output = Files.createTempFile("command", ".log");
      try {
        return run(output);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + words + " in " + directory, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running " + words, e);
    }
  }

  private CommandResult run(Path output) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    boolean ended = false;
    try {
      ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      if (!ended) {
        endTree(process.toHandle());
      }
    }
    int exit = process.waitFor();
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    return new CommandResult(this, exit, text, duration, !ended);
  }

  private static void endTree(ProcessHandle root) {
    List<ProcessHandle> children = root.descendants().toList();
    root.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
