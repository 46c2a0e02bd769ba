package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.site.MarkdownPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The POMs' parts on the page of configuration, read from it and built. */
class ConfigurationIT {
  private static final Map<String, String> BLOCKS =
      MarkdownPage.ofSite("configuration").namedBlocks();
  private static final String DECLARATION =
      "(?s)<plugin>\\s*<groupId>dev\\.incremental</groupId>.*?</plugin>";

  @TempDir Path parent;

  @Test
  void thePageHasNoOtherParts() {
    assertThat(BLOCKS).containsOnlyKeys("ordinary builds", "always", "ignored values");
  }

  private SmallProject configured(String name, String test) throws IOException {
    SmallProject project = SmallProject.in(parent);
    project.write("src/test/java/a/MoreTest.java", "package a;\nclass MoreTest { " + test + " }\n");
    project.committed();
    project.replace("pom.xml", DECLARATION, Matcher.quoteReplacement(BLOCKS.get(name)));
    project.commit("Configure");
    return project;
  }

  private static String test(String annotations, String body) {
    return annotations + " @org.junit.jupiter.api.Test void more() { " + body + " }";
  }

  @Test
  void ordinaryBuildsSelectButOnSomeBranches() throws IOException {
    SmallProject project = configured("ordinary builds", test("", ""));
    assertThat(project.build("test")).isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.endsWith("everything always runs on branch main"));
    assertThat(project.ran()).hasSize(5);

    project.git().run("checkout", "-q", "-b", "topic");
    project.edit("One", "x", "1 + 0 * y()");
    assertThat(project.build("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.OneTest#x");
    assertThat(project.build("test", "-Dincremental=off")).isTrue();
    assertThat(project.ran()).hasSize(5);
    assertThat(project.build("test", "-Dincremental=record")).isTrue();
    assertThat(project.ran()).hasSize(5);

    project.git().run("stash", "-q");
    project.git().run("checkout", "-q", "-b", "release/1");
    assertThat(project.build("test")).isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.endsWith("everything always runs on branch release/1"));
  }

  @Test
  void someTestsAlwaysRun() throws IOException {
    SmallProject project = configured("always", test("@org.junit.jupiter.api.Tag(\"smoke\")", ""));
    assertThat(project.run("snapshot")).isTrue();
    assertThat(project.ran()).hasSize(5);

    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.MoreTest#more", "a.TwoTest#y");
  }

  @Test
  void nothingDependsOnIgnoredValues() throws IOException {
    SmallProject project =
        configured(
            "ignored values",
            test("", "org.junit.jupiter.api.Assertions.assertFalse(System.getenv().isEmpty());"));
    project.withEnvironment(Map.of("DEPLOY_TARGET", "here"));
    assertThat(project.run("snapshot")).isTrue();

    project.withEnvironment(Map.of("DEPLOY_TARGET", "there"));
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).isEmpty();

    project.withEnvironment(Map.of("DEPLOY_TARGET", "there", "COLOUR_OF_SKY", "blue"));
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.MoreTest#more");
  }
}
