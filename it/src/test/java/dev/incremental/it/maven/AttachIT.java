package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin beside a project's own Surefire configuration, through whole Maven builds. */
class AttachIT {
  private static final String NOTHING = "Nothing is affected: 0 of 4 tests run.";

  private static final String FLAKY =
      """
      package a;
      import org.junit.jupiter.api.*;
      class FlakyTest {
        static int runs;
        @Test void flaky() { Assertions.assertTrue(++runs > 1); }
        @Test @Tag("slow") void slow() { Assertions.fail(); }
      }
      """;

  @TempDir Path parent;

  @Test
  void aLiteralArgLineAndJacocoStayBesideTheAgent() throws IOException {
    SmallProject project =
        SmallProject.in(parent)
            .withSurefire(
                "<configuration><argLine>-Xmx300m @{argLine} ${nobody} @{nobody}</argLine>"
                    + "</configuration>")
            .with(
                "<plugin><groupId>org.jacoco</groupId><artifactId>jacoco-maven-plugin</artifactId>"
                    + "<version>0.8.14</version><executions><execution><goals>"
                    + "<goal>prepare-agent</goal></goals></execution></executions></plugin>")
            .committed();

    assertThat(project.run("snapshot")).isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.startsWith("Recorded 4 tests in the snapshot"));
    assertThat(project.file("target/jacoco.exec")).isNotEmptyFile();
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains(NOTHING);
    assertThat(project.status()).isEmpty();
  }

  @Test
  void eachExecutionHasItsOwnTests() throws IOException {
    SmallProject project =
        SmallProject.in(parent)
            .withSurefire(
                """
                <executions>
                  <execution><id>default-test</id>
                    <configuration><excludes><exclude>**/TwoTest*</exclude></excludes></configuration>
                  </execution>
                  <execution><id>second run</id><phase>test</phase><goals><goal>test</goal></goals>
                    <configuration><includes><include>**/T*Test*</include></includes></configuration>
                  </execution>
                </executions>
                """)
            .committed();

    assertThat(project.run("snapshot")).isTrue();
    project.edit("Two", "y", "1 + 1 + 0 * x()");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said())
        .contains("Not affected: 3 tests", "Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains(NOTHING);
  }

  @Test
  void surefiresOwnJunit4ProviderLeavesOutSingleMethods() throws IOException {
    SmallProject project = SmallProject.in(parent).withJunit4("3.2.5").committed();

    assertThat(project.run("snapshot")).isTrue();
    project.edit("One", "x", "1 + 0 * y()");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said())
        .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0", "Not affected: 3 tests");
  }

  @Test
  void aRedTestFailsTheBuildUntilItIsGreen() throws IOException {
    SmallProject project = SmallProject.in(parent).committed();
    assertThat(project.run("snapshot")).isTrue();

    project.edit("One", "y", "7");
    assertThat(project.run("test")).isFalse();
    assertThat(project.run("test")).isFalse();
    assertThat(project.said()).anyMatch(line -> line.endsWith("failed last time"));
    project.edit("One", "y", "2");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(project.run("test", "-Dtest=TwoTest")).isTrue();
    assertThat(project.said())
        .contains(
            "Running what -Dtest=TwoTest chooses",
            "Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
  }

  @Test
  void forksGroupsAndPropertiesStayTheProjectsAndAFlakyTestStaysSelected() throws IOException {
    SmallProject project =
        SmallProject.in(parent)
            .withSurefire(
                """
                <configuration>
                  <rerunFailingTestsCount>2</rerunFailingTestsCount>
                  <forkCount>2</forkCount><reuseForks>false</reuseForks>
                  <excludedGroups>slow</excludedGroups>
                  <systemPropertyVariables><mode>one</mode></systemPropertyVariables>
                </configuration>
                """);
    project.write("src/test/java/a/FlakyTest.java", FLAKY);
    project.committed();

    assertThat(project.run("snapshot")).isTrue();
    assertThat(project.ran()).contains("a.FlakyTest#flaky").doesNotContain("a.FlakyTest#slow");
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.FlakyTest#flaky");
    project.replace("pom.xml", "<mode>one", "<mode>two");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said())
        .contains(
            "Running all 5 tests: Surefire configuration changed"
                + " (systemPropertyVariables.mode from one to two)");
  }

  @Test
  void theNewestMavenOfItsLineRecordsAndSelects() throws IOException {
    SmallProject project = SmallProject.in(parent).withOtherMaven().committed();

    assertThat(project.run("snapshot", "-V")).isTrue();
    assertThat(project.said()).anyMatch(line -> line.startsWith("Apache Maven 3.9."));
    project.edit("One", "x", "1 + 0 * y()");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said())
        .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0", "Not affected: 3 tests");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains(NOTHING);
  }

  @Test
  void withoutGitEverythingRunsAndTheReasonIsSaid() throws IOException {
    SmallProject project = SmallProject.in(parent).written();

    assertThat(project.run("test")).isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.startsWith("Running all tests: no git history"))
        .contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(project.run("test", "-DskipTests")).isTrue();
    assertThat(project.said()).noneMatch(line -> line.startsWith("Tests run"));
  }

  @Test
  void testsInMavensOwnProcessRunUnrecorded() throws IOException {
    SmallProject project =
        SmallProject.in(parent)
            .withSurefire("<configuration><forkCount>0</forkCount></configuration>")
            .committed();

    assertThat(project.run("test")).isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.contains("forkCount is 0"))
        .contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
  }
}
