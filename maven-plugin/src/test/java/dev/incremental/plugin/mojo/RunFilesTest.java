package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
  @TempDir Path directory;

  @Test
  void executionsWithOddNamesDoNotMeet() {
    RunFiles files = new RunFiles(directory);

    assertThat(files.options("a b")).isNotEqualTo(files.options("a/b"));
    assertThat(files.options("../x").normalize()).startsWithRaw(directory);
  }

  @Test
  void preparingAnExecutionRemovesWhatAnEarlierRunLeft() throws Exception {
    RunFiles files = new RunFiles(directory);
    files.prepare("default-test");
    Path old = Files.createFile(files.recordings("default-test").resolve("1.rec"));
    assertThat(files.recordingsIn("default-test")).containsExactly(old);

    files.prepare("default-test");

    assertThat(files.recordingsIn("default-test")).isEmpty();
    assertThat(files.recordings("default-test")).isDirectory();
  }

  @Test
  void clearingKeepsTheSelectionAndWhatOtherExecutionsLeft() throws Exception {
    RunFiles files = new RunFiles(directory);
    files.prepare("default-test");
    Files.createFile(files.recordings("default-test").resolve("1.rec"));
    files.prepare("failsafe:default");
    Files.createFile(files.recordings("failsafe:default").resolve("2.rec"));
    Files.createFile(files.selection());

    files.clear("default-test");

    assertThat(directory).isDirectoryContaining(files.selection()::equals);
    assertThat(files.recordingsIn("default-test")).isEmpty();
    assertThat(files.recordingsIn("failsafe:default")).hasSize(1);
  }

  @Test
  void theAgentReadsBackWhatWasWritten() throws Exception {
    Path file = directory.resolve("o.properties");
    Path odd = Path.of("/with space/ü=:#");
    new AgentOptions(
            odd, odd, odd, List.of(odd, directory), List.of("a.b", "c"), List.of(), odd, "")
        .write(file);

    Properties options = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      options.load(reader);
    }
    assertThat(options.getProperty("root")).isEqualTo(odd.toString());
    assertThat(options.getProperty("excluded")).isEqualTo("a.b,c");
    assertThat(options.getProperty("locations"))
        .isEqualTo(odd + java.io.File.pathSeparator + directory);
  }
}
