package dev.incremental.it.wrinkles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM that runs a sample's tests, with the agent or without. */
final class Fork {
  private static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  private final SampleProject project;
  private final List<String> parameters;
  private final Path work;

  Fork(SampleProject project, List<String> parameters) {
    this.project = project;
    this.parameters = parameters;
    this.work = project.target().resolve("incremental");
  }

  /** Runs everything, and nothing watches. */
  Map<String, String> plainly() {
    return run(List.of());
  }

  /**
   * Runs all but some tests under the agent.
   *
   * @param skipped ids of the tests to leave out
   * @param recordings where the recording goes
   */
  Map<String, String> recording(List<String> skipped, Path recordings) {
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

  private Map<String, String> run(List<String> agent) {
    try {
      Files.createDirectories(work);
      Path outcomes = work.resolve("outcomes.txt");
      Path log = work.resolve("fork.log");
      Files.deleteIfExists(outcomes);
      Process process =
          new ProcessBuilder(command(agent, outcomes))
              .directory(project.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the fork hangs:\n" + Files.readString(log));
      }
      if (process.exitValue() != 0 || !Files.exists(outcomes)) {
        throw new AssertionError("the fork broke:\n" + Files.readString(log));
      }
      return Files.readAllLines(outcomes).stream()
          .map(line -> line.split(" "))
          .collect(Collectors.toMap(p -> p[0], p -> p[1], Fork::worse, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> command(List<String> agent, Path outcomes) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK);
    command.addAll(agent);
    command.add("-cp");
    command.add(ForkClassPath.of(project.classDirectories()));
    command.add(ForkMain.class.getName());
    command.add(outcomes.toString());
    command.addAll(project.testClasses());
    command.addAll(parameters);
    return command;
  }

  private static String worse(String one, String other) {
    return one.equals("SUCCESSFUL") ? other : one;
  }

  private static String joined(List<Path> paths) {
    return paths.stream()
        .map(Path::toString)
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }
}
