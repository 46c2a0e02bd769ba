package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that are not what they were, through whole Maven builds. */
class LibraryChangesIT {
  private static final Path SNAPSHOTS = Path.of("sample", "words", "1-SNAPSHOT");

  @TempDir Path parent;

  private static void install(String word) throws IOException {
    Path repository = PrivateRepository.ofThisBuild().localRepository();
    Path directory = Files.createDirectories(repository.resolve(SNAPSHOTS));
    Files.writeString(
        directory.resolve("words-1-SNAPSHOT.pom"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>sample</groupId>"
            + "<artifactId>words</artifactId><version>1-SNAPSHOT</version></project>");
    Path jar = directory.resolve("words-1-SNAPSHOT.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      JarEntry entry = new JarEntry("word.txt");
      entry.setTime(0);
      entries.putNextEntry(entry);
      entries.write(word.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aSnapshotThatIsInstalledAnewRunsAllTestsAndIsNamed() throws IOException {
    install("one");
    SmallProject project = SmallProject.in(parent).withDependency("sample:words:1-SNAPSHOT");
    project.write(
        "src/test/java/a/WordTest.java",
        """
        package a;
        import org.junit.jupiter.api.*;
        class WordTest {
          @Test void reads() throws Exception {
            try (var in = getClass().getResourceAsStream("/word.txt")) {
              Assertions.assertEquals("one", new String(in.readAllBytes()));
            }
          }
        }
        """);
    project.committed();
    assertThat(project.run("snapshot")).isTrue();

    install("one");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains("Nothing is affected: 0 of 5 tests run.");

    install("two");
    assertThat(project.run("test")).isFalse();
    assertThat(project.failed()).containsExactly("a.WordTest#reads");
    assertThat(project.ran()).hasSize(5);
    assertThat(project.said())
        .anyMatch(
            line ->
                line.matches(
                    "Running all 5 tests: library sample:words changed"
                        + " from 1-SNAPSHOT \\([0-9a-f]+\\) to 1-SNAPSHOT \\([0-9a-f]+\\)"));

    install("one");
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.WordTest#reads");
  }
}
