package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to have recording or selection otherwise, through whole Maven builds. */
class WaysOutIT {
  private static final String NOTHING = "Nothing is affected: 0 of 5 tests run.";

  private static SmallProject recorded;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeAll
  static void record(@TempDir Path directory) throws IOException {
    recorded = SmallProject.in(directory);
    recorded.write(
        "src/test/java/a/SmokeTest.java",
        """
        package a;
        import org.junit.jupiter.api.*;
        class SmokeTest { @Test @Tag("smoke") void smokes() {} }
        """);
    recorded = recorded.committed();
    assertThat(recorded.run("snapshot", "-Dincremental.exclude=a.Two, b.*")).isTrue();
    assertThat(recorded.warnings()).noneMatch(line -> line.contains("probes"));
  }

  @BeforeEach
  void copy() throws IOException {
    project = recorded.copiedTo(parent);
  }

  @Test
  void withoutTheAgentEverythingRunsAndNothingIsRecorded() throws IOException {
    project.edit("One", "x", "2 - 1 + 0 * y()");

    assertThat(project.run("test", "-Dincremental.agent=off")).isTrue();
    assertThat(project.said())
        .contains("Running all tests: incremental.agent is off; nothing is recorded")
        .noneMatch(line -> line.startsWith("Recorded"));
    assertThat(project.ran()).hasSize(5);

    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.OneTest#x");

    assertThat(project.run("test", "-Dincremental.agent=of")).isFalse();
    assertThat(project.said())
        .anyMatch(
            line -> line.contains("'of' is neither on nor off (parameter incremental.agent)"));
  }

  @Test
  void skippingDoesNothingAtAll() throws IOException {
    project.edit("One", "x", "2 - 1 + 0 * y()");

    assertThat(project.run("test", "-Dincremental.skip")).isTrue();
    assertThat(project.said()).contains("Skipped: incremental.skip is set");
    assertThat(project.ran()).isEmpty();
  }

  @Test
  void whatIsAlwaysWantedRunsAndIsRecordedWithAllElse() throws IOException {
    assertThat(project.run("test", "-Dincremental.always=TwoTest#y,tag:smoke")).isTrue();
    assertThat(project.ran()).containsExactly("a.SmokeTest#smokes", "a.TwoTest#y");
    assertThat(project.said())
        .contains(
            "  SmokeTest      1  always runs: incremental.always has tag:smoke",
            "  TwoTest        1  always runs: incremental.always has TwoTest#y");

    assertThat(project.run("test", "-Dincremental.maxAge=0m")).isTrue();
    assertThat(project.ran()).hasSize(5);
    assertThat(project.said()).anyMatch(line -> line.contains("aged: last run 0 days ago"));
  }

  @Test
  void anExcludedClassSelectsAllTestsOfTheJvmThatLoadedIt() throws IOException {
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains(NOTHING);
    project.edit("One", "x", "2 - 1 + 0 * y()");
    assertThat(project.run("test", "-Dincremental.exclude=a.Two")).isTrue();
    assertThat(project.ran()).containsExactly("a.OneTest#x");

    project.edit("Two", "y", "x() + 1");
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran())
        .contains("a.OneTest#y", "a.SmokeTest#smokes", "a.TwoTest#x", "a.TwoTest#y");
  }
}
