package dev.incremental.it.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import dev.incremental.plugin.database.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random sequences of statements, each undone or noticed: a sample, and as many as wanted. */
class RestoreSequencesIT {
  private static final Path LEDGER = Path.of("target/restore/next.txt").toAbsolutePath();

  @TempDir static Path shared;
  private static TestServers servers;

  @BeforeAll
  static void haveServers() {
    servers = new TestServers(shared);
  }

  @AfterAll
  static void stopAll() throws DatabaseException {
    servers.close();
  }

  @ParameterizedTest
  @CsvSource({"18, 0, 200", "15, 200, 30", "14, 230, 30"})
  void aSampleOfThemLeavesNothingBehind(String version, long first, int number) throws Exception {
    int clones = 0;
    try (Laboratory lab = new Laboratory(servers.running(version), "sequences")) {
      for (long i = first; i < first + number; i++) {
        clones += run(lab, i) ? 1 : 0;
      }
    }
    assertThat(clones).as("most are undone").isLessThan(number / 2);
  }

  /** Goes on where it ended, {@code -Drestore.again=true} from the start. */
  @Test
  @Tag("restore")
  void manyOfThemLeaveNothingBehind() throws Exception {
    int number = Integer.getInteger("restore.sequences", 10_000);
    long end = System.nanoTime() + Integer.getInteger("restore.minutes", 55) * 60_000_000_000L;
    long next = Boolean.getBoolean("restore.again") ? 1000 : begun();
    try (Laboratory lab = new Laboratory(servers.running("18"), "sequences")) {
      while (next < 1000 + number && System.nanoTime() < end) {
        run(lab, next++);
        if (next % 50 == 0) {
          note(next);
        }
      }
    }
    note(next);
    assertThat(next).isGreaterThan(1000);
  }

  private static boolean run(Laboratory lab, long number) throws Exception {
    try {
      return lab.judge(new RandomWrites(number));
    } catch (AssertionError e) {
      throw new AssertionError("Sequence " + number + ": " + e.getMessage(), e);
    }
  }

  private static long begun() throws IOException {
    return Files.exists(LEDGER) ? Long.parseLong(Files.readString(LEDGER).strip()) : 1000;
  }

  private static void note(long next) throws IOException {
    Files.createDirectories(LEDGER.getParent());
    Files.writeString(LEDGER, next + "\n");
  }
}
