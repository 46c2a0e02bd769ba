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

/**
 * Integration tests beside unit tests, with phases before and after them, as an extension and not.
 *
 * <p>One of Surefire's executions has the id that Failsafe's has, and a test class in common.
 */
class FailsafeIT {
  private static final String ONE_RAN = "Tests run: 1, Failures: 0, Errors: 0, Skipped: 0";
  private static final String SAME_AS_BEFORE = "1 + 0 * y()";
  private static final String SAME_ID =
      """
      <executions><execution>
        <id>default</id><phase>test</phase><goals><goal>test</goal></goals>
        <configuration><includes><include>**/OneIT*</include></includes></configuration>
      </execution></executions>
      """;
  private static final String PLUGINS =
      """
      <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
      <plugin>
        <artifactId>maven-failsafe-plugin</artifactId><version>%s</version>
        <executions><execution>
          <goals><goal>integration-test</goal><goal>verify</goal></goals>
        </execution></executions>
      </plugin>
      <plugin>
        <artifactId>maven-antrun-plugin</artifactId><version>3.1.0</version>
        <executions>
          <execution>
            <id>up</id><phase>pre-integration-test</phase><goals><goal>run</goal></goals>
            <configuration><target><touch file="target/up"/></target></configuration>
          </execution>
          <execution>
            <id>down</id><phase>post-integration-test</phase><goals><goal>run</goal></goals>
            <configuration><target><delete file="target/up" failonerror="true"/></target></configuration>
          </execution>
        </executions>
      </plugin>
      """;

  /** Runs in Failsafe alone, and only between the phases around it. */
  private static final String THREE =
      """
      package a;
      import static org.junit.jupiter.api.Assertions.*;
      class ThreeIT {
        @org.junit.jupiter.api.Test void three() {
          assertTrue(One.class.getProtectionDomain().getCodeSource().toString().contains(".jar"));
          assertEquals(1, Three.x());
        }
      }
      """;

  private static SmallProject recorded;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeAll
  static void record(@TempDir Path directory) throws IOException {
    String version = System.getProperty("it.surefire.version", "3.6.1");
    recorded =
        SmallProject.in(directory)
            .withExtension()
            .withSurefire(SAME_ID)
            .with(PLUGINS.formatted(version))
            .written();
    SmallClasses texts = new SmallClasses(true, Duration.ZERO);
    recorded.write(SmallProject.source("Three"), texts.code("Three"));
    recorded.write("src/test/java/a/ThreeIT.java", THREE);
    recorded.write("src/test/java/a/OneIT.java", texts.test("One").replace("OneTest", "OneIT"));
    Git.init(recorded.file("."));
    recorded.commit("With integration tests");

    assertThat(recorded.build("verify")).isTrue();
    assertThat(recorded.said().stream().filter(line -> line.startsWith("Recorded"))).hasSize(3);
    assertThat(recorded.ranIntegrated()).hasSize(3);
  }

  @BeforeEach
  void copy() throws IOException {
    project = recorded.copiedTo(parent);
  }

  @Test
  void theSameTestInTwoExecutionsIsTwoTests() throws IOException {
    project.edit("One", "x", SAME_AS_BEFORE);

    assertThat(project.build("verify")).isTrue();
    assertThat(project.ran()).containsExactly("a.OneIT#x", "a.OneTest#x");
    assertThat(project.ranIntegrated()).containsExactly("a.OneIT#x");
    assertThat(project.said().stream().filter(ONE_RAN::equals)).hasSize(3);
  }

  @Test
  void aRedIntegrationTestIsClearedAwayAfterAndFailsTheBuildUntilItIsGreen() throws IOException {
    project.edit("Three", "x", "7");

    assertThat(project.build("verify")).isFalse();
    assertThat(project.ranIntegrated()).containsExactly("a.ThreeIT#three");
    assertThat(project.file("target/up")).doesNotExist();
    Path summary = project.file("target/failsafe-reports/failsafe-summary.xml");
    String red = Files.readString(summary);

    project.edit("Three", "x", "1");
    assertThat(project.build("verify")).isTrue();
    assertThat(project.ranIntegrated()).containsExactly("a.ThreeIT#three");

    Files.writeString(summary, red);
    assertThat(project.build("verify")).isTrue();
    assertThat(project.said())
        .contains("Nothing is affected: 0 of 3 tests run.")
        .doesNotContain("Tests are skipped.");
    assertThat(project.ran()).isEmpty();
    assertThat(project.ranIntegrated()).isEmpty();
    assertThat(project.status()).isEmpty();
  }

  @Test
  void withoutTheExtensionTheGoalRunsThePhasesAround() throws IOException {
    project.replace("pom.xml", "<extensions>true</extensions>", "");
    project.commit("No extension");
    assertThat(project.run("verify")).isTrue();
    assertThat(project.ran()).isEmpty();
    assertThat(project.ranIntegrated()).hasSize(3);
    assertThat(project.said()).anyMatch(line -> line.startsWith("Building jar"));

    project.edit("One", "x", SAME_AS_BEFORE);
    project.edit("Three", "x", "7");
    assertThat(project.run("verify")).isFalse();
    assertThat(project.ran()).containsExactly("a.OneIT#x", "a.OneTest#x");
    assertThat(project.ranIntegrated()).containsExactly("a.OneIT#x", "a.ThreeIT#three");
    assertThat(project.file("target/up")).doesNotExist();
  }
}
