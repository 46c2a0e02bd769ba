package dev.incremental.it.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import dev.incremental.plugin.database.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private static final Path RECLONED = LEDGER.resolveSibling("next-recloned.txt");
  private static final int IN_A_JVM = 50;

  @TempDir static Path shared;
  @TempDir Path project;
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

  /** Without rights there is a new copy each time. */
  @Test
  void aSampleOfThemIsGoneWithItsCopy() throws Exception {
    assertRecloned(new RecloningProject(project, servers.running("18")), 0, 20);
  }

  private static void assertRecloned(RecloningProject project, long first, int number) {
    List<String> said = project.write(first, number);
    assertThat(said).noneMatch(line -> line.startsWith("failed"));
    assertThat(said).filteredOn(line -> line.startsWith("passed")).hasSize(number);
  }

  /** Goes on where it ended, {@code -Drestore.again=true} from the start. */
  @Test
  @Tag("restore")
  void manyOfThemLeaveNothingBehind() throws Exception {
    int number = Integer.getInteger("restore.sequences", 10_000);
    long next = begun(LEDGER);
    long end = end();
    try (Laboratory lab = new Laboratory(servers.running("18"), "sequences")) {
      while (next < 1000 + number && System.nanoTime() < end) {
        run(lab, next++);
        if (next % 50 == 0) {
          note(LEDGER, next);
        }
      }
    }
    note(LEDGER, next);
    assertThat(next).isGreaterThan(1000);
  }

  /** As those above. */
  @Test
  @Tag("restore")
  void manyOfThemAreGoneWithTheirCopies() throws Exception {
    int number = Integer.getInteger("restore.recloned", 1000);
    long next = begun(RECLONED);
    long end = end();
    RecloningProject recloning = new RecloningProject(project, servers.running("18"));
    while (next < 1000 + number && System.nanoTime() < end) {
      assertRecloned(recloning, next, IN_A_JVM);
      next += IN_A_JVM;
      note(RECLONED, next);
    }
    assertThat(next).isGreaterThan(1000);
  }

  private static long end() {
    return System.nanoTime() + Integer.getInteger("restore.minutes", 55) * 60_000_000_000L;
  }

  private static boolean run(Laboratory lab, long number) throws Exception {
    try {
      return lab.judge(new RandomWrites(number));
    } catch (AssertionError e) {
      throw new AssertionError("Sequence " + number + ": " + e.getMessage(), e);
    }
  }

  private static long begun(Path ledger) throws IOException {
    return Files.exists(ledger) && !Boolean.getBoolean("restore.again")
        ? Long.parseLong(Files.readString(ledger).strip())
        : 1000;
  }

  private static void note(Path ledger, long next) throws IOException {
    Files.createDirectories(ledger.getParent());
    Files.writeString(ledger, next + "\n");
  }
}
