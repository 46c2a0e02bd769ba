package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page for contributors says on looking into a run. */
class DebuggingIT {
  private static final Path ROOT =
      Path.of(System.getProperty("it.root", "..")).toAbsolutePath().normalize();

  /** As {@code maven.surefire.debug} alone has it, but nobody has to come. */
  private static final String NOBODY_HAS_TO_COME =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=localhost:0";

  @TempDir Path parent;

  @Test
  void testsThatAreRecordedCanBeDebugged() throws IOException {
    assertThat(page()).contains("mvn incremental:test -Dmaven.surefire.debug");
    SmallProject project = SmallProject.in(parent).committed();

    assertThat(project.run("snapshot", "-Dmaven.surefire.debug=" + NOBODY_HAS_TO_COME)).isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.contains("Listening for transport dt_socket at address"));
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).as("recorded as without a debugger").isEmpty();
  }

  @Test
  void recordingsCanBeReadWhileTestsRun() throws IOException {
    SmallProject project = SmallProject.in(parent);
    project.write(
        "src/test/java/a/ZTest.java",
        """
        package a;
        import java.nio.file.*;
        class ZTest {
          @org.junit.jupiter.api.Test void keeps() throws Exception {
            try (var files = Files.walk(Path.of("target/incremental/run"))) {
              for (Path file : files.filter(f -> f.toString().endsWith(".rec")).toList()) {
                Files.copy(file, Path.of("target/kept.rec"));
              }
            }
          }
        }
        """);
    project.committed();
    assertThat(project.run("snapshot")).as(() -> String.join("\n", project.said())).isTrue();

    List<String> command =
        Stream.of(page().lines().filter(line -> line.startsWith("java ")).findFirst().orElseThrow())
            .flatMap(line -> Stream.of(line.split(" ")))
            .map(word -> word.replace("<files>", project.file("target/kept.rec").toString()))
            .collect(Collectors.toList());
    command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    CommandResult dump = new Command(ROOT, command, Map.of(), Duration.ofMinutes(2)).run();

    assertThat(dump.succeeded()).as(dump.output()).isTrue();
    assertThat(dump.output())
        .contains("the JVM did not come to its regular end", "  touched a.One#x()I")
        .containsPattern("TEST \\S*a\\.OneTest\\S*x\\S* .*PASSED");
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("CONTRIBUTING.md"));
  }
}
