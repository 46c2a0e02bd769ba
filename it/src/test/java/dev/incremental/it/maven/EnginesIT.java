package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specifies, by whole builds, what engines and forks need that no single JVM shows. */
class EnginesIT {
  private static final String JUNIT4_TEST =
      """
      package a;
      public class OldTest {
        @org.junit.Test public void x() { org.junit.Assert.assertEquals(1, One.x()); }
        @org.junit.Test public void y() { org.junit.Assert.assertEquals(2, Two.y()); }
      }
      """;
  private static final String ENCLOSED =
      """
      package a;
      @org.junit.runner.RunWith(org.junit.experimental.runners.Enclosed.class)
      public class EnclosedTest {
        public static class Inner {
          @org.junit.Test public void x() { org.junit.Assert.assertEquals(1, One.x()); }
        }
        public static class Other {
          @org.junit.Test public void y() { org.junit.Assert.assertEquals(2, Two.y()); }
        }
      }
      """;
  private static final String SUITE =
      """
      package a;
      @org.junit.platform.suite.api.Suite
      @org.junit.platform.suite.api.SelectClasses({MemberOne.class, MemberTwo.class})
      public class AllTest {}
      """;

  @TempDir Path parent;

  @Test
  void aNamedModuleIsRecordedOnTheModulePath() throws IOException {
    SmallProject project = SmallProject.in(parent).written();
    project.write("src/main/java/module-info.java", "module small.named { exports a; }\n");
    project.write(
        "src/test/java/a/ModuleTest.java",
        """
        package a;
        class ModuleTest {
          @org.junit.jupiter.api.Test void isNamed() {
            org.junit.jupiter.api.Assertions.assertEquals("small.named", One.class.getModule().getName());
          }
          @org.junit.jupiter.api.Test void isClosed() {
            org.junit.jupiter.api.Assertions.assertFalse(One.class.getModule().isOpen("a"));
          }
        }
        """);
    Git.init(project.file(""));
    project.commit("Named");

    assertThat(project.run("snapshot")).isTrue();
    assertThat(project.ran()).hasSize(6).contains("a.ModuleTest#isNamed");
    project.edit("One", "x", "1 + 0 * y()");
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.OneTest#x");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains("Nothing is affected: 0 of 6 tests run.");

    project.replace("src/main/java/module-info.java", "exports", "// for all\n  exports");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains("Nothing is affected: 0 of 6 tests run.");
    project.replace("src/main/java/module-info.java", "exports a;", "exports a; opens a;");
    assertThat(project.run("test")).isFalse();
    assertThat(project.said()).contains("Running all 6 tests: module-info changed (with opens a)");
    assertThat(project.failed()).containsExactly("a.ModuleTest#isClosed");
  }

  @Test
  void jupiterJunit4AndSuitesMayBeMixedInOneModule() throws IOException {
    SmallProject project =
        SmallProject.in(parent)
            .withDependency("org.junit.vintage:junit-vintage-engine:6.1.3")
            .withDependency("org.junit.platform:junit-platform-suite:6.1.3")
            .written();
    project.write("src/test/java/a/OldTest.java", JUNIT4_TEST);
    project.write("src/test/java/a/EnclosedTest.java", ENCLOSED);
    project.write("src/test/java/a/AllTest.java", SUITE);
    project.write("src/test/java/a/MemberOne.java", member("MemberOne", 1, "One.x()"));
    project.write("src/test/java/a/MemberTwo.java", member("MemberTwo", 2, "Two.y()"));
    Git.init(project.file(""));
    project.commit("Mixed");

    assertThat(project.run("snapshot")).isTrue();
    project.edit("One", "x", "1 + 0 * y()");
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran())
        .containsExactlyInAnyOrder(
            "a.OneTest#x", "a.OldTest#x", "a.EnclosedTest$Inner#x", "a.MemberOne#counts");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).anyMatch(line -> line.startsWith("Nothing is affected"));
  }

  @Test
  void asManyForksAsProcessorsAndParallelTestsInEachAreMerged() throws IOException {
    SmallProject project =
        SmallProject.in(parent)
            .withSurefire(
                "<configuration><forkCount>1C</forkCount><reuseForks>true</reuseForks>"
                    + "<properties><configurationParameters>"
                    + "junit.jupiter.execution.parallel.enabled=true\n"
                    + "junit.jupiter.execution.parallel.mode.default=concurrent"
                    + "</configurationParameters></properties></configuration>")
            .committed();

    assertThat(project.run("snapshot")).isTrue();
    assertThat(project.ran()).hasSize(4);
    project.edit("One", "x", "1 + 0 * y()");
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).contains("a.OneTest#x");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains("Nothing is affected: 0 of 4 tests run.");
  }

  private static String member(String name, int value, String call) {
    return """
        package a;
        public class %s {
          @org.junit.jupiter.api.Test void counts() {
            org.junit.jupiter.api.Assertions.assertEquals(%d, %s);
          }
        }
        """
        .formatted(name, value, call);
  }
}
