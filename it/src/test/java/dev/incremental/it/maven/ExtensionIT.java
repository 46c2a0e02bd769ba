package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ordinary builds of a project that declares the plugin as an extension. */
class ExtensionIT {
  private static final String NOTHING = "Nothing is affected: 0 of 4 tests run.";

  /** Changes a method's body but not what it returns. */
  private static final String SAME_AS_BEFORE = "1 + 0 * y()";

  private static final String ONE_RAN = "Tests run: 1, Failures: 0, Errors: 0, Skipped: 0";
  private static final String LATER_PHASES =
      """
      <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
      <plugin><artifactId>maven-install-plugin</artifactId><version>3.1.4</version></plugin>
      <plugin><artifactId>maven-deploy-plugin</artifactId><version>3.1.4</version></plugin>
      """;

  private static SmallProject recorded;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeAll
  static void record(@TempDir Path directory) throws IOException {
    recorded = SmallProject.in(directory).withExtension().with(LATER_PHASES).committed();
    assertThat(recorded.build("test")).isTrue();
    assertThat(recorded.said())
        .anyMatch(line -> line.startsWith("Recorded 4 tests in the snapshot"))
        .doesNotContain("Tests are skipped.");
  }

  @BeforeEach
  void copy() throws IOException {
    project = recorded.copiedTo(parent);
  }

  @Test
  void mvnTestRunsWhatAnEditAffectsAndThenNothing() throws IOException {
    List<Path> before = files();
    project.edit("One", "x", SAME_AS_BEFORE);

    assertThat(project.build("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.OneTest#x");
    assertThat(project.said()).contains("Not affected: 3 tests", ONE_RAN);

    assertThat(project.build("test")).isTrue();
    assertThat(project.said()).contains(NOTHING).doesNotContain("Tests are skipped.");
    assertThat(project.ran()).isEmpty();
    assertThat(files()).isEqualTo(before);
    assertThat(project.status()).isEqualTo("M " + SmallProject.source("One"));
  }

  @Test
  void everythingRunsWhereThatIsWanted() throws IOException {
    assertThat(project.build("test", "-Dincremental=off")).isTrue();
    assertThat(project.ran()).hasSize(4);
    assertThat(project.said()).noneMatch(line -> line.contains("napshot"));

    assertThat(project.build("test", "-Dincremental.fullBranches=release/*,ma*")).isTrue();
    assertThat(project.ran()).hasSize(4);
    assertThat(project.said())
        .contains("Running all 4 tests: everything always runs on branch main");

    assertThat(project.build("deploy", "-Dmaven.install.skip", "-Dmaven.deploy.skip")).isTrue();
    assertThat(project.ran()).hasSize(4);
    assertThat(project.said())
        .contains("Running all 4 tests: this build deploys")
        .anyMatch(line -> line.startsWith("Recorded 4 tests in the snapshot"));
    assertThat(project.status()).isEmpty();
  }

  @Test
  void aRuleOfCoverageIsNotBrokenSilentlyByAPartialRun() throws IOException {
    SmallProject covered =
        SmallProject.in(parent.resolve("covered"))
            .withExtension()
            .with(
                LATER_PHASES
                    + """
                    <plugin><groupId>org.jacoco</groupId><artifactId>jacoco-maven-plugin</artifactId>
                      <version>0.8.14</version>
                      <executions><execution><goals><goal>prepare-agent</goal><goal>check</goal></goals>
                        <configuration><rules><rule><limits><limit><minimum>0.99</minimum></limit></limits>
                        </rule></rules><haltOnFailure>false</haltOnFailure></configuration>
                      </execution></executions></plugin>
                    """)
            .committed();
    assertThat(covered.build("verify")).isTrue();
    assertThat(covered.warnings()).noneMatch(line -> line.startsWith("jacoco:check"));
    covered.edit("One", "x", SAME_AS_BEFORE);

    assertThat(covered.build("test")).isTrue();
    assertThat(covered.warnings()).noneMatch(line -> line.startsWith("jacoco:check"));
    assertThat(covered.build("verify")).isTrue();
    assertThat(covered.warnings())
        .contains(
            "jacoco:check judges the coverage of these tests alone: run everything where it counts,"
                + " -Dincremental=record");
  }

  @Test
  void aRedTestFailsTheBuildAsSurefireDoesAndGoalsAreNotAttachedTo() throws IOException {
    project.edit("One", "y", "7");

    assertThat(project.build("test")).isFalse();
    assertThat(project.said())
        .anyMatch(line -> line.matches(".*goal .*surefire.*test failures.*"))
        .noneMatch(line -> line.contains("MojoFailureException:"));

    assertThat(project.build("test", "-Dmaven.test.failure.ignore")).isTrue();
    assertThat(project.ran()).containsExactly("a.OneTest#y");

    project.edit("One", "y", "2");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said().stream().filter(ONE_RAN::equals)).hasSize(1);
  }

  @Test
  void theNewestMavenOfItsLineAttachesToo() throws IOException {
    SmallProject other = project.withOtherMaven();
    other.edit("One", "x", SAME_AS_BEFORE);

    assertThat(other.build("test", "-V")).isTrue();
    assertThat(other.said()).anyMatch(line -> line.startsWith("Apache Maven 3.9."));
    assertThat(other.ran()).containsExactly("a.OneTest#x");
    assertThat(other.said()).contains(ONE_RAN).doesNotContain("Tests are skipped.");
  }

  /** All files that are neither built nor git's. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(project.file("."))) {
      return files
          .map(file -> project.file(".").relativize(file))
          .filter(file -> !file.startsWith("target") && !file.startsWith(".git"))
          .sorted()
          .toList();
    }
  }
}
