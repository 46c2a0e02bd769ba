package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One edit after the other, with all that may happen between them, through whole Maven builds. */
class EditsInARowIT {
  /** Changes a method's body but not what it returns. */
  private static final String SAME_AS_BEFORE = "1 + 0 * y()";

  private static SmallProject recorded;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeAll
  static void record(@TempDir Path directory) throws IOException {
    recorded = SmallProject.in(directory).withPause(Duration.ofMillis(300)).written();
    recorded.write(
        "src/test/java/a/LaterTest.java",
        """
        package a;
        class LaterTest {
          @org.junit.jupiter.api.Test void later() {
            try {
              Class.forName("a.Later");
            } catch (ClassNotFoundException e) {
              // not written yet
            }
          }
        }
        """);
    recorded = recorded.committed();
    assertThat(recorded.run("snapshot")).isTrue();
  }

  @BeforeEach
  void copy() throws IOException {
    project = recorded.copiedTo(parent);
  }

  @Test
  void afterARunOnlyTheSecondEditSelects() throws IOException {
    project.edit("One", "x", SAME_AS_BEFORE);
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.OneTest#x");

    project.edit("Two", "y", "x() + 1");
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.TwoTest#y");

    project.replace(SmallProject.source("One"), "\\{ return", "{ // in the first place\n return");
    project.replace(SmallProject.source("Two"), " ", "\n   ");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains("Nothing is affected: 0 of 5 tests run.");
    assertThat(project.said()).noneMatch(line -> line.startsWith("Tests run"));
    assertThat(project.file("target/surefire-reports")).doesNotExist();
  }

  @Test
  void afterAKilledRunBothEditsSelect() throws IOException {
    project.edit("One", "x", SAME_AS_BEFORE);
    RunningCommand killed = project.start("test");
    assertThat(killed.says("Running a.OneTest")).isTrue();
    killed.killTree();
    assertThat(project.ended(killed).succeeded()).isFalse();

    project.edit("Two", "y", "x() + 1");
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.OneTest#x", "a.TwoTest#y");
  }

  @Test
  void afterARunOfOtherTestsBothEditsSelect() throws IOException {
    project.edit("One", "x", SAME_AS_BEFORE);
    assertThat(project.run("test", "-Dtest=TwoTest#x")).isTrue();
    assertThat(project.ran()).containsExactly("a.TwoTest#x");

    project.edit("Two", "y", "x() + 1");
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.OneTest#x", "a.TwoTest#y");
  }

  @Test
  void stagedUnstagedUntrackedAndCommittedEditsAreSeenAndNamed() throws IOException {
    project.edit("One", "x", SAME_AS_BEFORE);
    project.git().run("add", SmallProject.source("One"));
    project.edit("Two", "y", "x() + 1");
    project.write(SmallProject.source("Later"), "package a; class Later {}");
    project.write(
        "src/test/java/a/NewTest.java",
        "package a; class NewTest { @org.junit.jupiter.api.Test void first() {} }");

    assertThat(project.run("test")).isTrue();
    assertThat(project.ran())
        .containsExactly("a.LaterTest#later", "a.NewTest#first", "a.OneTest#x", "a.TwoTest#y");
    assertThat(project.said()).anyMatch(line -> line.endsWith("(4 uncommitted files)"));
    assertThat(Files.readString(project.file("target/incremental/selection.json")))
        .contains(
            "{\"kind\":\"method\",\"name\":\"a.One#x()\",\"source\":\"staged\"}",
            "{\"kind\":\"method\",\"name\":\"a.Two#y()\",\"source\":\"uncommitted\"}",
            "{\"kind\":\"class-name\",\"name\":\"a.Later\",\"source\":\"untracked\"}",
            "\"unknownClasses\":[\"a.NewTest\"]");

    project.edit("One", "x", "1");
    project.edit("One", "y", "x() + 1");
    project.commit("Change all");
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.OneTest#y");
    assertThat(project.said()).anyMatch(line -> line.endsWith("(1 commit)"));
    assertThat(Files.readString(project.file("target/incremental/selection.json")))
        .contains("{\"kind\":\"method\",\"name\":\"a.One#y()\",\"source\":\"committed\"}");
  }
}
