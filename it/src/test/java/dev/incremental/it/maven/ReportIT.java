package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.site.MarkdownPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of what whole Maven builds selected, recorded and audited. */
class ReportIT {
  /** Changes a method's body but not what it returns. */
  private static final String SAME_AS_BEFORE = "1 + 0 * y()";

  private static final String FAILSAFE =
      """
      <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
      <plugin>
        <artifactId>maven-failsafe-plugin</artifactId><version>%s</version>
        <executions><execution>
          <goals><goal>integration-test</goal><goal>verify</goal></goals>
        </execution></executions>
      </plugin>
      """;

  private static SmallProject recorded;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeAll
  static void record(@TempDir Path directory) throws IOException {
    String version = System.getProperty("it.surefire.version", "3.6.1");
    recorded =
        SmallProject.in(directory).withExtension().with(FAILSAFE.formatted(version)).written();
    recorded.write(
        "src/test/java/a/TwoIT.java",
        "package a; class TwoIT { @org.junit.jupiter.api.Test void y() { Two.y(); } }");
    recorded = recorded.committed();
    assertThat(recorded.build("verify")).as(String.join("\n", recorded.said())).isTrue();
    assertThat(recorded.ran()).hasSize(4);
    assertThat(recorded.ranIntegrated()).hasSize(1);
  }

  @BeforeEach
  void copy() throws IOException {
    project = recorded.copiedTo(parent);
  }

  private String file(String name) throws IOException {
    return Files.readString(project.file("target/incremental").resolve(name));
  }

  private static int count(String part, String text) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }

  @Test
  void figuresAreThoseOfTheSelection() throws IOException {
    project.edit("One", "x", SAME_AS_BEFORE);
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.OneTest#x");
    String selection = file("selection.json");
    assertThat(count("\"selected\":true", selection)).isEqualTo(1);
    assertThat(file("summary.md"))
        .startsWith("## Tests of `")
        .contains("1 of 4 tests (25.0 %) is selected")
        .contains("| method `a.One#x()` (uncommitted) | `a.OneTest` |");

    assertThat(project.run("report")).isTrue();
    assertThat(project.said()).anyMatch(line -> line.matches("Report: .*report\\.html"));
    assertThat(project.warnings()).isEmpty();
    String data = file("report.json");
    assertThat(data)
        .containsPattern("\"selected\":\\{\"tests\":1,\"millis\":\\d+}")
        .containsPattern("\"notAffected\":\\{\"tests\":3,\"millis\":\\d+}")
        .contains("{\"kind\":\"method\",\"name\":\"a.One#x()\",\"tests\":1,")
        .contains("\"class\":\"a.TwoIT\",\"method\":\"y()\",\"outcome\":\"passed\"")
        .containsPattern("\"kind\":\"class\",\"name\":\"a.Two\",\"tests\":3,")
        .doesNotContain("\"audits\"");
    assertThat(data).contains(selection.substring(selection.indexOf("\"mode\"")).strip());
    assertThat(file("report.html"))
        .contains("1 of 4 tests (25.0 %) is selected", "What selects most tests")
        .doesNotContain("Audit of full runs", "<script");
    assertThat(file("summary.md").lines().count()).isLessThanOrEqualTo(60);
  }

  @Test
  void unitAndIntegrationTestsOfOneBuildAreToldTogether() throws IOException {
    project.edit("Two", "y", "2 + 0 * x()");
    assertThat(project.build("verify", "incremental:report")).isTrue();
    assertThat(project.ran()).containsExactly("a.TwoTest#y");
    assertThat(project.ranIntegrated()).containsExactly("a.TwoIT#y");

    assertThat(count("\"selected\":true", file("selection.json"))).isEqualTo(2);
    assertThat(file("summary.md")).contains("2 of 5 tests (40.0 %) are selected");
    assertThat(file("report.json"))
        .contains("\"known\":{\"tests\":5,", "\"selected\":{\"tests\":2,");

    project.edit("Two", "y", "2");
    assertThat(project.run("test")).isTrue();
    assertThat(file("summary.md"))
        .as("integration tests were selected in another build")
        .contains("0 of 4 tests");
  }

  @Test
  void auditsOfFullRunsAddUp() throws IOException {
    project.edit("One", "x", SAME_AS_BEFORE);
    assertThat(project.run("test", "-Dincremental.maxAge=0m")).isTrue();
    assertThat(project.said()).anyMatch(line -> line.startsWith("Audit of 1 full run"));

    assertThat(project.run("report")).isTrue();
    assertThat(file("report.json")).contains("\"audits\":{\"runs\":1,", "\"selected\":1,");
    assertThat(file("summary.md")).contains("Audit of 1 full run: caught 0 of 0 by 25.0 %");
    assertThat(file("report.html")).contains("Audit of full runs", "<svg class=\"chart\"");
  }

  @Test
  void withoutASelectionWhatIsRecordedIsTold() throws IOException {
    new FileTree(project.file("target")).delete();
    assertThat(project.run("report")).isTrue();

    assertThat(file("report.html")).contains("Slowest tests").doesNotContain("This run");
    assertThat(file("report.json")).contains("\"tests\":[").doesNotContain("\"run\"");
    assertThat(file("summary.md")).contains("Nothing has been selected here yet.");
  }

  @Test
  void withoutGitTheRunIsToldAlone() throws IOException {
    new FileTree(project.file(".git")).delete();
    assertThat(project.run("report")).isTrue();

    assertThat(project.warnings())
        .anyMatch(line -> line.startsWith("Which tests there are is not known: "));
    assertThat(file("report.html")).contains("This run").doesNotContain("Slowest tests");
  }

  @Test
  void aRedBuildIsReportedToo() throws IOException {
    project.edit("One", "x", "7");
    assertThat(project.run("test")).isFalse();
    assertThat(file("summary.md")).contains("1 of 4 tests (25.0 %) is selected");

    assertThat(project.run("report")).isTrue();
    assertThat(file("report.json"))
        .contains("\"class\":\"a.OneTest\",\"method\":\"x()\",\"outcome\":\"failed\"");
  }

  @Test
  void whereThereIsNothingTheNextStepIsNamed() throws IOException {
    SmallProject clone = project.clonedTo(parent.resolve("clone"));
    clone.write("target/incremental/report.html", "of long ago");

    assertThat(clone.run("report")).isTrue();
    assertThat(clone.warnings())
        .anyMatch(
            line ->
                line.startsWith("There is nothing to report of ")
                    && line.endsWith("run incremental:snapshot or incremental:test first"));
    assertThat(clone.file("target/incremental/report.html")).doesNotExist();
  }

  @Test
  void aDamagedSelectionIsNamed() throws IOException {
    project.write("target/incremental/selection.json", "{\"schema\":1,\n\"tests\":7}");

    assertThat(project.run("report")).isFalse();
    assertThat(project.said())
        .anyMatch(
            line ->
                line.contains("What was last selected cannot be read")
                    && line.contains("selection.json")
                    && line.contains("run incremental:select or incremental:test again"));
  }

  /** The former is built on Doxia 1, the latter on Doxia 2. */
  @ParameterizedTest
  @ValueSource(strings = {"3.12.1", "3.21.0"})
  void aSiteHasItAmongItsReports(String sitePlugin) throws IOException {
    reportInSite(sitePlugin);
    assertThat(project.build("verify", "site")).as(String.join("\n", project.said())).isTrue();

    assertThat(project.file("target/site/project-reports.html"))
        .content()
        .containsPattern("<a href=\"incremental/report.html\"[^>]*>Affected Tests</a>")
        .contains("Which tests the last change selected and why");
    assertThat(project.file("target/site/incremental/report.html"))
        .hasSameTextualContentAs(project.file("target/incremental/report.html"));
    assertThat(project.file("target/site/incremental/report.json")).exists();
  }

  @Test
  void aSiteOfAModuleWithNothingToReportHasNoEntry() throws IOException {
    reportInSite("3.21.0");
    assertThat(project.build("site", "-Dincremental.skip"))
        .as(String.join("\n", project.said()))
        .isTrue();

    assertThat(project.file("target/site/index.html")).exists();
    assertThat(project.file("target/site/incremental")).doesNotExist();
  }

  @Test
  void whatIsWrongWithTheReportFailsTheSite() throws IOException {
    reportInSite("3.21.0");
    project.write("target/incremental/selection.json", "{\"schema\":1,\n\"tests\":7}");

    assertThat(project.build("site")).isFalse();
    assertThat(project.said())
        .anyMatch(line -> line.contains("What was last selected cannot be read"));
  }

  private void reportInSite(String sitePlugin) throws IOException {
    String plugins = "</plugins></build>";
    assertThat(Files.readString(project.file("pom.xml"))).contains(plugins);
    project.replace(
        "pom.xml",
        plugins,
        Matcher.quoteReplacement(
            """
            <plugin>
              <artifactId>maven-site-plugin</artifactId><version>%s</version>
            </plugin></plugins></build>
            <reporting><excludeDefaults>true</excludeDefaults><plugins>%s</plugins></reporting>
            """
                .formatted(
                    sitePlugin,
                    MarkdownPage.ofSite("report")
                        .namedBlocks()
                        .getOrDefault("among the reports of a site", ""))));
    boolean oldForm = sitePlugin.startsWith("3.12");
    String descriptor = oldForm ? "project" : "site";
    project.write(
        "src/site/site.xml",
        """
        <%1$s name="small">
          <skin>
            <groupId>org.apache.maven.skins</groupId><artifactId>maven-fluido-skin</artifactId>
            <version>%2$s</version>
          </skin>
          <body><menu ref="reports"/></body>
        </%1$s>
        """
            .formatted(descriptor, oldForm ? "1.12.0" : "2.1.0"));
    project.write("src/site/markdown/index.md", "# Small\n\nIt is small.\n");
  }
}
