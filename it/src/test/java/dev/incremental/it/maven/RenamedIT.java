package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests and what they read under other names, through whole Maven builds. */
class RenamedIT {
  private static final String TESTS = "src/test/java/a/";

  @TempDir Path parent;

  private SmallProject project;

  private void renameClass(String from, String to) throws IOException {
    project.git().run("mv", TESTS + from + ".java", TESTS + to + ".java");
    project.replace(TESTS + to + ".java", "class " + from, "class " + to);
  }

  private void renameMethod(String from, String to) throws IOException {
    project.replace(TESTS + "TwoTest.java", "void " + from + "\\(", "void " + to + "(");
  }

  @Test
  void testsRunUnderTheirNewNamesGreenOrRedAndTheOldOnesAreForgotten() throws IOException {
    project = SmallProject.in(parent).committed();
    assertThat(project.run("snapshot")).isTrue();

    renameClass("OneTest", "UnoTest");
    renameMethod("x", "first");
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran())
        .containsExactlyInAnyOrder("a.UnoTest#x", "a.UnoTest#y", "a.TwoTest#first", "a.TwoTest#y");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains("Nothing is affected: 0 of 4 tests run.");

    project.edit("One", "x", "7");
    project.edit("Two", "x", "7");
    assertThat(project.run("test")).isFalse();
    assertThat(project.failed()).containsExactlyInAnyOrder("a.UnoTest#x", "a.TwoTest#first");
    renameClass("UnoTest", "EinsTest");
    renameMethod("first", "erster");
    assertThat(project.run("test")).isFalse();
    assertThat(project.ran())
        .containsExactlyInAnyOrder(
            "a.EinsTest#x", "a.EinsTest#y", "a.TwoTest#erster", "a.TwoTest#y");

    project.edit("One", "x", "1");
    project.edit("Two", "x", "1");
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactlyInAnyOrder("a.EinsTest#x", "a.TwoTest#erster");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains("Nothing is affected: 0 of 4 tests run.");
  }

  @Test
  void aResourceUnderAnotherNameSelectsWhoReadIt() throws IOException {
    project = SmallProject.in(parent);
    project.write("src/test/resources/old.txt", "1");
    project.write(
        TESTS + "ReadsTest.java",
        """
        package a;
        import org.junit.jupiter.api.*;
        class ReadsTest {
          @Test void reads() { Assertions.assertNotNull(getClass().getResource("/old.txt")); }
          @Test void misses() { Assertions.assertNull(getClass().getResource("/new.txt")); }
        }
        """);
    project.committed();
    assertThat(project.run("snapshot")).isTrue();

    project.git().run("mv", "src/test/resources/old.txt", "src/test/resources/new.txt");
    new FileTree(project.file("target/test-classes")).delete();
    assertThat(project.run("test")).isFalse();
    assertThat(project.failed())
        .containsExactlyInAnyOrder("a.ReadsTest#misses", "a.ReadsTest#reads");
    assertThat(project.ran()).hasSize(2);
  }
}
