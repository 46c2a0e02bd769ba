package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionFilesTest {
  private static final List<String> EXPLANATIONS =
      List.of(
          "a.OneTest#x() runs: calls a.One#x()",
          "  the method a.One#x() changed",
          "a.OneTest#xy(int) is left out: nothing that it depends on changed",
          "b.OneTest#x() is left out: nothing that it depends on changed",
          "b.OtherOneTest#x() is left out: nothing that it depends on changed");

  @TempDir Path directory;

  @Test
  void aSimpleClassNameFindsAllItsTestsWithTheirSteps() throws Exception {
    assertThat(files().explain(WantedTests.of("OneTest"), true))
        .containsExactlyElementsOf(EXPLANATIONS.subList(0, 4));
  }

  @Test
  void aFullNameWithAMethodFindsThatTest() throws Exception {
    assertThat(files().explain(WantedTests.of("a.OneTest#x"), true))
        .containsExactlyElementsOf(EXPLANATIONS.subList(0, 2));
  }

  @Test
  void anUnknownTestFindsNothing() throws Exception {
    assertThat(files().explain(WantedTests.of("a.Nobody"), true)).isEmpty();
  }

  @Test
  void withoutASelectionTheNextStepIsNamed() {
    SelectionFiles none = new SelectionFiles(new RunFiles(directory.resolve("none")));

    assertThatThrownBy(() -> none.explain(WantedTests.of("OneTest"), true))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("incremental:select");
  }

  @Test
  void eachExecutionHasItsOwn() throws Exception {
    SelectionFiles files = files();
    write(
        new RunFiles(directory),
        "failsafe:default",
        List.of("a.OneTest#x() runs: failed last time"));

    assertThat(files.explain(WantedTests.of("a.OneTest#x"), true))
        .contains("a.OneTest#x() runs: failed last time")
        .containsAll(EXPLANATIONS.subList(0, 2));
  }

  private static void write(RunFiles files, String execution, List<String> lines)
      throws IOException {
    Path file = files.explanations(execution);
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  private SelectionFiles files() throws IOException {
    RunFiles files = new RunFiles(directory);
    write(files, "default-test", EXPLANATIONS);
    return new SelectionFiles(files);
  }
}
