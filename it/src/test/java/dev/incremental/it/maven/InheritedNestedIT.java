package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a nested class run by way of the classes that inherit it from an abstract one. */
class InheritedNestedIT {
  @TempDir Path parent;

  private SmallProject project;

  @BeforeEach
  void record() throws IOException {
    project = SmallProject.in(parent);
    project.write(
        "src/test/java/a/Base.java",
        """
        package a;
        import org.junit.jupiter.api.Nested;
        import org.junit.jupiter.api.Test;
        abstract class Base {
          @Nested class Inner {
            @Test void callsOne() {
              org.junit.jupiter.api.Assertions.assertEquals(1, One.x());
            }
          }
        }
        """);
    project.write(
        "src/test/java/a/OuterTest.java",
        """
        package a;
        class OuterTest extends Base {
          @org.junit.jupiter.api.Test void callsTwo() {
            org.junit.jupiter.api.Assertions.assertEquals(2, Two.y());
          }
        }
        """);
    project = project.committed();
    assertThat(project.run("snapshot")).isTrue();
  }

  @Test
  void aBrokenOneIsNoticedThoughNoOtherTestOfThoseClassesRuns() throws IOException {
    project.edit("One", "x", "7");

    assertThat(project.run("test")).isFalse();

    assertThat(project.failed()).hasSize(2).anyMatch(test -> test.contains("Inner#callsOne"));
    assertThat(project.ran()).doesNotContain("a.OuterTest#callsTwo");
  }

  @Test
  void itRunsOnOneOfTwoMachines() throws IOException {
    project.edit("One", "x", "7");
    project.commit("Break one");

    boolean first = project.run("test", "-Dincremental.shard=1/2");
    boolean noticed = project.failed().stream().anyMatch(test -> test.contains("Inner#callsOne"));
    boolean second = project.run("test", "-Dincremental.shard=2/2");
    noticed |= project.failed().stream().anyMatch(test -> test.contains("Inner#callsOne"));

    assertThat(first && second).isFalse();
    assertThat(noticed).isTrue();
  }
}
