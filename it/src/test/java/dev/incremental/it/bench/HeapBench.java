package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.maven.FileTree;
import dev.incremental.recording.Recording;
import dev.incremental.recording.RecordingReader;
import dev.incremental.recording.ScopeKind;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** Measures what the agent holds in the heap of a JVM that has loaded 10,000 classes. */
final class HeapBench {
  private static final int ROUNDS = 3;
  private static final double MEGABYTE = 1 << 20;

  private final GeneratedProject project;
  private final Report report;
  private final Path directory;

  /**
   * Prepares.
   *
   * @param directory for the agent's options and recordings
   */
  HeapBench(GeneratedProject project, Report report, Path directory) {
    this.project = project;
    this.report = report;
    this.directory = directory;
  }

  private enum Fork {
    WITHOUT_AGENT,
    WITH_AGENT
  }

  void run() throws IOException {
    new FileTree(directory).delete();
    Files.createDirectories(directory);
    Path options = options();
    Interleaving<Fork, Double> heaps =
        Interleaving.of(List.of(Fork.values()), ROUNDS, (fork, round) -> heap(fork, options));
    figure("live heap, without the agent", heaps.values(Fork.WITHOUT_AGENT, h -> h), "");
    figure("live heap, with the agent", heaps.values(Fork.WITH_AGENT, h -> h), "");
    figure(
        "live heap, of the agent",
        heaps.perRound(round -> round.of(Fork.WITH_AGENT) - round.of(Fork.WITHOUT_AGENT)),
        "≤ 64");
    assertThat(recordedTests()).containsOnly((long) GeneratedProject.CLASSES);
  }

  private double heap(Fork fork, Path options) {
    List<String> words = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx1g"));
    if (fork == Fork.WITH_AGENT) {
      words.add("-javaagent:" + agent() + "=" + options);
    }
    List<Path> classPath = new ArrayList<>(project.directories());
    classPath.add(FreshJvm.home(HeapMain.class));
    Map<String, Double> result = FreshJvm.with(classPath, words).run(HeapMain.class, List.of());
    assertThat(result).containsEntry("classes", (double) GeneratedProject.TEST_CLASSES);
    return result.get("heap") / MEGABYTE;
  }

  /** Each recording has to hold all tests, otherwise the agent held nothing either. */
  private List<Long> recordedTests() throws IOException {
    List<Long> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory.resolve("recordings"))) {
      for (Path file : files.toList()) {
        Recording recording = RecordingReader.read(file);
        tests.add(
            recording.scopes().stream().filter(scope -> scope.kind() == ScopeKind.TEST).count());
      }
    }
    return tests;
  }

  private Path options() throws IOException {
    Properties options = new Properties();
    options.setProperty("recordings", directory.resolve("recordings").toString());
    options.setProperty("root", project.directory().toString());
    options.setProperty("module", project.directory().toString());
    options.setProperty("locations", FreshJvm.joined(project.directories()));
    options.setProperty("ignored", directory.toString());
    Path file = directory.resolve("options.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      options.store(writer, null);
    }
    return file;
  }

  /** The agent as it is delivered, which the plugin has on its class path. */
  private static Path agent() {
    try {
      Path home = FreshJvm.home(Class.forName("dev.incremental.agent.Premain"));
      if (Files.isRegularFile(home)) {
        return home;
      }
      throw new IllegalStateException("The agent is not packaged: " + home);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("The agent is not on the class path", e);
    }
  }

  private void figure(String what, MedianInterval value, String goal) throws IOException {
    report.add(new Figure(GeneratedProject.CLASSES + " classes", what, "MB", value, goal));
  }
}
