package dev.incremental.plugin.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that many runs add to and none loses. */
class JournalTest {
  private static final String MODULE = ModuleKey.of("org.acme", "shop");

  @TempDir Path temporary;
  private Path directory;
  private Journal journal;

  @BeforeEach
  void place() {
    directory = DirectoryStore.inside(temporary.resolve("Grüße 你好/.git"));
    journal = new Journal(directory, MODULE);
  }

  @Test
  void keepsLinesInTheOrderInWhichTheyWereAdded() {
    assertThat(journal.add("{\"one\":\"ü\"}").lines()).containsExactly("{\"one\":\"ü\"}");
    assertThat(journal.add("{}").lines()).containsExactly("{\"one\":\"ü\"}", "{}");

    assertThat(new Journal(directory, MODULE).read().lines())
        .containsExactly("{\"one\":\"ü\"}", "{}");
    assertThat(journal.read().problem()).isEmpty();
  }

  @Test
  void isEmptyBeforeTheFirstLineAndOfOtherModules() {
    assertThat(journal.read().lines()).isEmpty();
    assertThat(journal.read().problem()).isEmpty();
    assertThat(directory).doesNotExist();

    journal.add("{}");
    assertThat(new Journal(directory, "other").read().lines()).isEmpty();
  }

  @Test
  void ofTooManyLinesTheOldestGo() {
    Journal small = new Journal(directory, MODULE, 3);
    IntStream.range(0, 5).forEach(i -> small.add("line " + i));

    assertThat(small.read().lines()).containsExactly("line 2", "line 3", "line 4");
  }

  @Test
  void aDamagedFileIsReportedAndBegunAnew() throws IOException {
    journal.add("old");
    Files.writeString(file(), "rubbish that is longer than a checksum would be");

    Journal.Content content = journal.add("new");

    assertThat(content.problem()).get().asString().contains("damaged", "set aside");
    assertThat(content.lines()).containsExactly("new");
    assertThat(journal.add("newer").problem()).isEmpty();
    assertThat(journal.read().lines()).containsExactly("new", "newer");
  }

  @Test
  void whatCannotBeWrittenIsSaidAndStillCounts() {
    Journal nowhere = new Journal(Path.of("/proc/self/incremental"), MODULE);

    Journal.Content content = nowhere.add("line");

    assertThat(content.lines()).containsExactly("line");
    assertThat(content.problem()).get().asString().startsWith("cannot lock");
  }

  @Test
  void losesNoLineWhileManyThreadsAdd() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(8);
    List<Future<Journal.Content>> added = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String line = "line " + i;
      added.add(writers.submit(() -> new Journal(directory, MODULE).add(line)));
    }
    for (Future<Journal.Content> each : added) {
      assertThat(each.get().problem()).isEmpty();
    }
    writers.shutdown();

    assertThat(journal.read().lines())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 100).mapToObj(i -> "line " + i).toList());
  }

  @Test
  void losesNoLineWhileOtherProcessesAdd() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Adding.class.getName(),
                  directory.toString(),
                  name)
              .redirectErrorStream(true)
              .redirectOutput(temporary.resolve(name).toFile())
              .start());
    }
    IntStream.range(0, Adding.LINES).forEach(i -> journal.add("here " + i));
    for (Process each : processes) {
      assertThat(each.waitFor()).isZero();
    }

    assertThat(journal.read().lines()).doesNotHaveDuplicates().hasSize(3 * Adding.LINES);
  }

  /** Another process that adds lines. */
  static final class Adding {
    static final int LINES = 50;

    private Adding() {}

    public static void main(String[] arguments) {
      Journal journal = new Journal(Path.of(arguments[0]), MODULE);
      for (int i = 0; i < LINES; i++) {
        journal.add(arguments[1] + " " + i);
      }
    }
  }

  private Path file() {
    return directory.resolve("audits").resolve(MODULE + ".jsonl");
  }
}
