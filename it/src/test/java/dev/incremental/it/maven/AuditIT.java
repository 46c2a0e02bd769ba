package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full runs that say what a selection would have been worth, through whole Maven builds. */
class AuditIT {
  /** Changes a method's body but not what it returns. */
  private static final String SAME_AS_BEFORE = "1 + 0 * y()";

  /** Outside the repository, where nothing is recorded; one test fails once it is there. */
  private static Path unseen;

  private static SmallProject recorded;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeAll
  static void record(@TempDir Path directory) throws IOException {
    unseen = directory.resolve("unseen");
    recorded = SmallProject.in(directory).withExtension().written();
    recorded.write(
        "src/test/java/a/UnseenTest.java",
        """
        package a;
        class UnseenTest {
          @org.junit.jupiter.api.Test void isAbsent() {
            org.junit.jupiter.api.Assertions.assertFalse(new java.io.File("%s").exists());
          }
        }
        """
            .formatted(unseen.toString().replace('\\', '/')));
    recorded = recorded.committed();
    assertThat(recorded.run("snapshot")).isTrue();
    assertThat(recorded.said()).noneMatch(line -> line.startsWith("Audit"));
  }

  @BeforeEach
  void copy() throws IOException {
    Files.deleteIfExists(unseen);
    project = recorded.copiedTo(parent);
  }

  @Test
  void whatASelectionWouldHaveCaughtAddsUpOverRunsAndBranches() throws IOException {
    project.edit("One", "x", SAME_AS_BEFORE);
    assertThat(project.run("test", "-Dincremental.maxAge=0m")).as("all are too old").isTrue();
    assertThat(project.ran()).hasSize(5);
    assertThat(project.said())
        .containsSequence(
            "Audit: would have run 1 of 5 tests (20.0 %); no outcome changed",
            "Audit of 1 full run: caught 0 of 0 by 20.0 % of the tests");

    project.git().run("checkout", "-q", "-b", "other");
    project.edit("Two", "y", "7");
    project.commit("Break a test");
    assertThat(project.build("test", "-Dincremental=record")).isFalse();
    assertThat(project.ran()).hasSize(5);
    assertThat(project.said())
        .containsSequence(
            "Audit: would have run 1 of 5 tests (20.0 %) and caught 1 of 1 outcome that changed",
            "Audit of 2 full runs: caught 1 of 1 by 20.0 % of the tests");
    assertThat(project.warnings()).isEmpty();
  }

  @Test
  void aMissNamesTheTestAndTheCommandThatTellsWhatIsKnownOfIt() throws IOException {
    project.edit("One", "x", SAME_AS_BEFORE);
    Files.createFile(unseen);
    assertThat(project.run("snapshot")).isFalse();
    assertThat(project.said())
        .containsSequence(
            "Audit: would have run 1 of 5 tests (20.0 %) and caught 0 of 1 outcome that changed",
            "Missed: a.UnseenTest#isAbsent() passed before and failed now, and would have been left"
                + " out",
            "  mvn incremental:explain -Dtest=a.UnseenTest#isAbsent",
            "  Changed: 1 method in One  (src/main/java/a/One.java)",
            "  Something that was not recorded matters to this test, or the clock, randomness or"
                + " other tests do",
            "Audit of 1 full run: caught 0 of 1 by 20.0 % of the tests");
    assertThat(project.warnings()).hasSize(4);

    assertThat(project.run("explain", "-Dtest=a.UnseenTest#isAbsent")).isTrue();
    assertThat(project.said())
        .contains(
            "a.UnseenTest#isAbsent() runs: a snapshot records everything",
            "a.UnseenTest#isAbsent() would have been left out: nothing that it depends on changed",
            "  it passed before and failed now",
            "  changed: 1 method in One")
        .anyMatch(line -> line.startsWith("  seen to depend on: 2 methods in UnseenTest"));

    Files.delete(unseen);
    assertThat(project.run("snapshot", "-Dincremental.audit=false")).isTrue();
    assertThat(project.said()).noneMatch(line -> line.startsWith("Audit"));
    assertThat(project.file("target/incremental/audit")).isEmptyDirectory();
  }
}
