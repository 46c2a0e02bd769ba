package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An IDE that saves and compiles while tests are being recorded, through whole Maven builds. */
class EditDuringRecordingIT {
  private static final String SAME_RESULT = "2 - 1 + 0 * y()";

  @TempDir Path parent;

  @Test
  void whatChangedWhileTestsRanIsNotBelievedOfThem() throws IOException {
    SmallProject project =
        SmallProject.in(parent)
            .withClasses("Before", "Compiled", "During", "Swapped", "Typed")
            .withPause(Duration.ofMillis(500))
            .committed();
    byte[] compiled = compiledAhead(project, "Compiled", "7");
    byte[] swapped = compiledAhead(project, "Swapped", SAME_RESULT);

    RunningCommand running = project.start("snapshot");
    assertThat(running.says("Running a.DuringTest")).isTrue();
    project.edit("Compiled", "x", "7");
    Files.write(classFile(project, "Compiled"), compiled);
    project.edit("Typed", "x", "7");
    swapWhileItsTestsRun(project, running, swapped);
    assertThat(project.ended(running).succeeded()).isTrue();
    assertThat(project.warnings())
        .singleElement()
        .asString()
        .startsWith("Changed while the tests ran: a.Compiled, a.Swapped.");
    assertThat(project.said()).anyMatch(line -> line.contains("for this work tree"));

    assertThat(project.run("test")).isFalse();
    assertThat(project.failed()).containsExactly("a.CompiledTest#x", "a.TypedTest#x");
    assertThat(project.ran())
        .contains("a.SwappedTest#x")
        .doesNotContain("a.BeforeTest#x", "a.DuringTest#x");

    project.edit("Compiled", "x", "1");
    project.edit("Typed", "x", "1");
    assertThat(project.run("test")).isTrue();
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains("Nothing is affected: 0 of 10 tests run.");
  }

  private static Path classFile(SmallProject project, String name) {
    return project.file("target/classes/a/" + name + ".class");
  }

  /** What becomes of an edit; a compiler that starts could take longer than the tests do. */
  private static byte[] compiledAhead(SmallProject project, String name, String result)
      throws IOException {
    project.edit(name, "x", result);
    Files.createDirectories(project.file("target/classes"));
    project.compile(name);
    byte[] compiled = Files.readAllBytes(classFile(project, name));
    new FileTree(project.file("target")).delete();
    project.edit(name, "x", "1");
    return compiled;
  }

  /** The class is the old one before and after the run, but not when it is loaded. */
  private static void swapWhileItsTestsRun(
      SmallProject project, RunningCommand running, byte[] swapped) throws IOException {
    Path classFile = classFile(project, "Swapped");
    byte[] old = Files.readAllBytes(classFile);
    project.edit("Swapped", "x", SAME_RESULT);
    Files.write(classFile, swapped);
    assertThat(running.says("Running a.TypedTest")).isTrue();
    project.edit("Swapped", "x", "1");
    Files.write(classFile, old);
  }
}
