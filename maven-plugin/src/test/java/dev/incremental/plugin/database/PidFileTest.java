package dev.incremental.plugin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
  @TempDir Path data;

  @Test
  void aRunningServerIsFound() throws IOException {
    write("1234\n/data\n1790000000\n5433\n\n127.0.0.1\n  123 456\nready   \n");

    assertThat(PidFile.read(data)).contains(new PidFile(1234, 1790000000, 5433, true));
  }

  @Test
  void oneThatStartsOrStopsIsNotReady() throws IOException {
    write("1234\n/data\n1790000000\n5433\n\n127.0.0.1\n");
    assertThat(PidFile.read(data)).contains(new PidFile(1234, 1790000000, 5433, false));
    write("1234\n/data\n1790000000\n5433\n\n127.0.0.1\n  123 456\nstopping\n");
    assertThat(PidFile.read(data)).contains(new PidFile(1234, 1790000000, 5433, false));
  }

  @Test
  void halfAFileIsNone() throws IOException {
    assertThat(PidFile.read(data)).isEmpty();
    write("");
    assertThat(PidFile.read(data)).isEmpty();
    write("1234\n/data\n17900");
    assertThat(PidFile.read(data)).isEmpty();
  }

  private void write(String text) throws IOException {
    Files.writeString(data.resolve("postmaster.pid"), text);
  }
}
