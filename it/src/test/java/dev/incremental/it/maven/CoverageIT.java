package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.site.MarkdownPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coverage that is kept beside the snapshot, as its page has it. */
class CoverageIT {
  private static final String DECLARATION =
      MarkdownPage.ofSite("coverage").namedBlocks().get("coverage");
  private static final String[] MERGED = {"jacoco:merge@kept", "jacoco:report@kept"};
  private static final Path REPORT = Path.of("target", "site", "jacoco", "jacoco.csv");
  private static final String TOLL =
      """
      package a;
      public class Toll {
        public static int of(int weight) {
          if (weight > 3) {
            return Two.x();
          }
          return 0;
        }
      }
      """;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeEach
  void write() throws IOException {
    project = covered(SmallProject.in(parent), DECLARATION);
  }

  /** Beside the two classes one whose only test reaches half of it, and calls another. */
  private static SmallProject covered(SmallProject project, String declaration) throws IOException {
    project.with(declaration);
    project.write("src/main/java/a/Toll.java", TOLL);
    project.write(
        "src/test/java/a/TollTest.java",
        """
        package a;
        class TollTest {
          @org.junit.jupiter.api.Test void heavy() {
            org.junit.jupiter.api.Assertions.assertEquals(1, Toll.of(4));
          }
        }
        """);
    project.written();
    project.write(".gitignore", "target/\ncoverage/\n");
    Git.init(project.file("."));
    project.commit("Covered");
    return project;
  }

  @Test
  void mergedCoverageOfAPartialRunIsThatOfARunOfEverything() throws IOException {
    assertThat(runOfEverything(project))
        .isEqualTo(Map.of("One", "2/3", "Two", "2/3", "Toll", "2/4"));

    project.replace(SmallProject.source("Toll"), "weight > 3", "weight + 1 > 4");
    Map<String, String> merged = partialRun();
    assertThat(project.ran()).containsExactly("a.TollTest#heavy");
    assertThat(alone()).isEqualTo(Map.of("One", "0/3", "Two", "1/3", "Toll", "2/4"));
    assertThat(merged).isEqualTo(elsewhere("first"));

    project.replace(SmallProject.source("Toll"), "weight \\+ 1 > 4", "weight > 4");
    assertThat(project.run("test", MERGED)).isFalse();
    project.replace("src/test/java/a/TollTest.java", "\\(1, Toll", "(0, Toll");
    assertThat(project.run("test", MERGED)).isTrue();
    assertThat(report(project)).isEqualTo(elsewhere("second"));
    assertThat(project.status()).doesNotContain("coverage/");
  }

  @Test
  void ofAnEditedClassOnlyWhatRanNowIsCovered() throws IOException {
    runOfEverything(project);
    project.edit("One", "x", "Math.abs(1)");

    assertThat(partialRun()).isEqualTo(Map.of("One", "1/3", "Two", "2/3", "Toll", "2/4"));
    assertThat(project.ran()).containsExactly("a.OneTest#x");

    project.edit("One", "x", "1");
    runOfEverything(project);
    project.replace(SmallProject.source("One"), "public class", "// moved\npublic class");
    assertThat(partialRun()).isEqualTo(Map.of("One", "0/3", "Two", "2/3", "Toll", "2/4"));
    assertThat(project.ran()).isEmpty();
    assertThat(project.warnings())
        .anyMatch(line -> line.startsWith("Execution data for class a/One does not match"));
  }

  @Test
  void ordinaryBuildsMergeInPhaseVerify() throws IOException {
    SmallProject ordinary =
        covered(
            SmallProject.in(parent.resolve("ordinary")).withExtension(),
            DECLARATION.replace("<phase>none</phase>", "<phase>verify</phase>"));
    assertThat(ordinary.build("verify")).isTrue();
    Map<String, String> before = report(ordinary);
    ordinary.replace(SmallProject.source("Toll"), "weight > 3", "weight + 1 > 4");

    assertThat(ordinary.build("clean", "verify")).isTrue();
    assertThat(ordinary.ran()).containsExactly("a.TollTest#heavy");
    assertThat(report(ordinary)).isEqualTo(before);
  }

  /** Runs everything and begins anew. */
  private static Map<String, String> runOfEverything(SmallProject project) throws IOException {
    Files.deleteIfExists(project.file("coverage/jacoco.exec"));
    assertThat(
            project.build(
                "clean", "incremental:snapshot", "jacoco:merge@kept", "jacoco:report@kept"))
        .isTrue();
    return report(project);
  }

  /** As on a machine that has only what was kept. */
  private Map<String, String> partialRun() throws IOException {
    assertThat(
            project.build("clean", "incremental:test", "jacoco:merge@kept", "jacoco:report@kept"))
        .isTrue();
    return report(project);
  }

  /** What the last run covered without what was kept. */
  private Map<String, String> alone() throws IOException {
    assertThat(project.build("jacoco:report")).isTrue();
    return report(project);
  }

  /** A run of everything of the same code in a clone with nothing kept. */
  private Map<String, String> elsewhere(String name) throws IOException {
    project.commit(name);
    return runOfEverything(project.clonedTo(parent.resolve(name)));
  }

  /** Lines covered and all lines by class. */
  private static Map<String, String> report(SmallProject project) throws IOException {
    try (Stream<String> lines = Files.lines(project.file(REPORT.toString()))) {
      return lines
          .skip(1)
          .map(line -> line.split(","))
          .collect(
              Collectors.toMap(
                  cell -> cell[2],
                  cell -> cell[8] + "/" + (Integer.parseInt(cell[7]) + Integer.parseInt(cell[8]))));
    }
  }
}
