package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.report.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with progress is no concern of the run. */
class ProgressWatchTest {
  private static final String EXECUTION = "default-test";

  @TempDir Path directory;

  private final List<String> debugged = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  @Test
  void aRecordingThatCannotBeReadEndsTheLinesAlone() throws IOException {
    RunFiles files = new RunFiles(directory);
    files.prepare(EXECUTION);
    Files.createDirectory(files.recordings(EXECUTION).resolve("no-file.rec"));
    Files.writeString(files.recordings(EXECUTION).resolve("no-file.rec/content"), "anything");
    ProgressWatch watch = watch(files);

    watch.look();

    assertThat(debugged)
        .singleElement()
        .asString()
        .startsWith("No more is said of the progress of default-test: ");
    assertThat(said).isEmpty();
    watch.close();
    assertThat(debugged).hasSize(1);
  }

  @Test
  void nothingIsSaidBeforeAnythingBegan() throws IOException {
    RunFiles files = new RunFiles(directory);
    ProgressWatch watch = watch(files);

    watch.look();
    files.prepare(EXECUTION);
    Files.createFile(files.recordings(EXECUTION).resolve("1.rec"));
    watch.look();
    watch.close();

    assertThat(said).isEmpty();
    assertThat(debugged).isEmpty();
  }

  private ProgressWatch watch(RunFiles files) {
    return new ProgressWatch(
        files, EXECUTION, new Progress("", List.of()), new Console(new Remembered()));
  }

  /** What Maven would be told. */
  private final class Remembered extends SystemStreamLog {
    @Override
    public void debug(CharSequence line) {
      debugged.add(line.toString());
    }

    @Override
    public void info(CharSequence line) {
      said.add(line.toString());
    }
  }
}
