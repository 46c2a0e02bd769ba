package dev.incremental.it.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    return start().result();
  }

  /**
   * Starts the program and lets it run, standard error merged into the output.
   *
   * @throws UncheckedIOException when the program cannot be started
   */
  public RunningCommand start() {
    try {
      Path output = Files.createTempFile("command", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      RunningCommand running = new RunningCommand(this, builder.start(), output);
      running.endInput();
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + words + " in " + directory, e);
    }
  }
}
