package dev.incremental.plugin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What forks left on disk, and what they did not. */
class RunRecordingsTest {
  @Test
  void aRecordingThatCannotBeReadIsNotComplete(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("fork.rec"), "nothing that a fork wrote");

    RunRecordings recordings = RunRecordings.read(List.of(file));

    assertThat(recordings.isEmpty()).isFalse();
    assertThat(recordings.areComplete()).isFalse();
  }

  @Test
  void noRecordingLacksAnything() {
    assertThat(RunRecordings.read(List.of()).isEmpty()).isTrue();
    assertThat(RunRecordings.read(List.of()).areComplete()).isTrue();
  }
}
