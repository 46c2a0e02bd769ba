package dev.incremental.it.engine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM that runs a project's tests, with the agent or without. */
public final class Fork {
  private static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");
  private static final int LOG_SHOWN = 20_000;

  private final BuiltProject project;
  private final List<String> parameters;
  private final Duration limit;
  private final Path work;
  private boolean reversed;

  /**
   * Prepares a fork.
   *
   * @param parameters JUnit configuration parameters, each {@code key=value}
   * @param limit after which the JVM is stopped by force
   */
  public Fork(BuiltProject project, List<String> parameters, Duration limit) {
    this.project = project;
    this.parameters = parameters;
    this.limit = limit;
    this.work = project.work();
  }

  /** Runs classes, and the methods of each, the last first. */
  public Fork reversed() {
    reversed = true;
    return this;
  }

  /** Runs everything, and nothing watches. */
  public ForkResult plainly() {
    return run(List.of());
  }

  /**
   * Runs all but some tests under the agent.
   *
   * @param skipped ids of the tests to leave out
   * @param recordings where the recording goes
   */
  public ForkResult recording(List<String> skipped, Path recordings) {
    try {
      Files.createDirectories(work);
      Files.createDirectories(recordings);
      Path skip = Files.write(work.resolve("skip.txt"), skipped);
      Path options = work.resolve("options.properties");
      write(options, recordings, skip);
      return run(List.of("-javaagent:" + ForkClassPath.agent() + "=" + options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file, Path recordings, Path skip) throws IOException {
    Properties options = new Properties();
    options.setProperty("recordings", recordings.toString());
    options.setProperty("root", project.root().toString());
    options.setProperty("module", project.root().toString());
    options.setProperty("locations", joined(project.classDirectories()));
    options.setProperty("ignored", joined(List.of(work)));
    options.setProperty("skip", skip.toString());
    try (Writer writer = Files.newBufferedWriter(file)) {
      options.store(writer, null);
    }
  }

  private ForkResult run(List<String> agent) {
    try {
      Files.createDirectories(work);
      Path outcomes = work.resolve("outcomes.txt");
      Path log = work.resolve("fork.log");
      Files.deleteIfExists(outcomes);
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command(agent, outcomes))
              .directory(project.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      ForkResult.End end = end(process, outcomes);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      return new ForkResult(end, read(outcomes), text(log), millis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ForkResult.End end(Process process, Path outcomes) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      return ForkResult.End.HUNG;
    }
    boolean regular = process.exitValue() == 0 && Files.exists(outcomes);
    return regular ? ForkResult.End.REGULAR : ForkResult.End.BROKEN;
  }

  private static Map<String, String> read(Path outcomes) throws IOException {
    if (!Files.exists(outcomes)) {
      return Map.of();
    }
    return Files.readAllLines(outcomes).stream()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(p -> p[0], p -> p[1], Fork::worse, TreeMap::new));
  }

  private static String text(Path log) throws IOException {
    String text = new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1);
    return text.substring(Math.max(0, text.length() - LOG_SHOWN));
  }

  private List<String> command(List<String> agent, Path outcomes) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK);
    command.addAll(agent);
    command.add("-cp");
    command.add(ForkClassPath.of(project));
    command.add(ForkMain.class.getName());
    command.add(outcomes.toString());
    List<String> classes = new ArrayList<>(project.testClasses());
    if (reversed) {
      Collections.reverse(classes);
      command.add(ForkMain.METHOD_ORDER + "=" + ReversedMethods.class.getName());
    }
    command.addAll(classes);
    command.addAll(parameters);
    return command;
  }

  private static String worse(String one, String other) {
    return one.equals(ForkResult.RED) || other.equals(ForkResult.PASSED) ? one : other;
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
