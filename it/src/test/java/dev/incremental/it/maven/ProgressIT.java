package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of tests while they run. */
class ProgressIT {
  private static final String ALL_AGAIN = "-Dincremental.maxAge=0m";
  private static final String FORKS = "<configuration><forkCount>2</forkCount></configuration>";

  /** Its second test waits until it may go on. */
  private static final String TEST =
      """
      package a;
      %s
      public class %s {
        @%s public void a() {}
        @%s public void b() throws Exception {
          while (!java.nio.file.Files.exists(java.nio.file.Path.of("go"))) {
            Thread.sleep(20);
          }
        }
      }
      """;

  @TempDir Path parent;

  @Test
  void testsOfAllForksAreCountedWhileTheyRun() throws IOException {
    String order = "@org.junit.jupiter.api.TestMethodOrder(%s.class)";
    countsThoseThatEnded(
        SmallProject.in(parent),
        order.formatted("org.junit.jupiter.api.MethodOrderer.MethodName"),
        "org.junit.jupiter.api.Test");
  }

  @Test
  void soAreThoseOfJunit4() throws IOException {
    countsThoseThatEnded(
        SmallProject.in(parent).withJunit4("3.5.4"),
        "@org.junit.FixMethodOrder(org.junit.runners.MethodSorters.NAME_ASCENDING)",
        "org.junit.Test");
  }

  @Test
  void soAreThoseOfTestNg() throws IOException {
    countsThoseThatEnded(SmallProject.in(parent).withTestNg(), "", "org.testng.annotations.Test");
  }

  private static void countsThoseThatEnded(SmallProject project, String order, String test)
      throws IOException {
    for (String name : List.of("LeftTest", "RightTest")) {
      project.write("src/test/java/a/" + name + ".java", TEST.formatted(order, name, test, test));
    }
    project.withClasses().withSurefire(FORKS).committed();
    project.write("go", "");
    assertThat(project.run("snapshot")).isTrue();
    assertThat(project.ran()).hasSize(4);
    assertThat(lines(project)).as("a short run").isEmpty();

    Files.delete(project.file("go"));
    RunningCommand running = project.start("test", ALL_AGAIN);
    boolean counted = running.says("[INFO] Progress: 2 of 4 tests (50.0 %)");
    project.write("go", "");
    assertThat(project.ended(running).succeeded()).isTrue();
    assertThat(counted).as(() -> String.join("\n", project.said())).isTrue();
    assertThat(project.ran()).hasSize(4);
    assertThat(lines(project))
        .allMatch(line -> line.matches("Progress: [12] of 4 tests \\([\\d.]+ %\\)(, .* left)?"));
  }

  @Test
  void modulesThatAreBuiltAtOnceAreNamed() throws IOException {
    SmallProject reactor = SmallProject.sample("reactor", parent);
    for (String module : List.of("core", "plain")) {
      reactor.write(
          module + "/src/test/java/a/WaitTest.java",
          TEST.formatted(
                  "@org.junit.jupiter.api.TestMethodOrder("
                      + "org.junit.jupiter.api.MethodOrderer.MethodName.class)",
                  "WaitTest",
                  "org.junit.jupiter.api.Test",
                  "org.junit.jupiter.api.Test")
              .replace("of(\"go\")", "of(\"../go\")"));
    }
    String[] both = {"-T", "2", "-pl", "core,plain", ALL_AGAIN, "-Dsurefire.runOrder=alphabetical"};
    reactor.write("go", "");
    assertThat(reactor.run("snapshot", both)).isTrue();

    Files.delete(reactor.file("go"));
    RunningCommand running = reactor.start("test", both);
    boolean counted =
        running.says("Progress of core: 1 of 4 tests (25.0 %)")
            && running.says("Progress of plain: 1 of 4 tests (25.0 %)");
    reactor.write("go", "");
    assertThat(reactor.ended(running).succeeded()).isTrue();
    assertThat(counted).as(() -> String.join("\n", reactor.said())).isTrue();
  }

  @Test
  void nothingIsSaidWhereNobodyWantsToKnow() throws IOException {
    SmallProject project =
        SmallProject.in(parent).withClasses("One").withPause(Duration.ofSeconds(6)).committed();
    assertThat(project.run("snapshot")).isTrue();
    assertThat(project.run("test", ALL_AGAIN)).isTrue();
    assertThat(lines(project))
        .isNotEmpty()
        .allMatch(line -> line.matches("Progress: 1 of 2 tests \\(50\\.0 %\\), about \\d+ s left"));

    assertThat(project.run("test", ALL_AGAIN, "-Dincremental.progress=false")).isTrue();
    assertThat(project.ran()).hasSize(2);
    assertThat(lines(project)).isEmpty();
  }

  private static List<String> lines(SmallProject project) {
    return project.said().stream().filter(line -> line.startsWith("Progress")).toList();
  }
}
