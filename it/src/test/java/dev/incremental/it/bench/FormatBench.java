package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.bench.FormatMain.Part;
import dev.incremental.it.bench.FormatMain.Task;
import dev.incremental.it.maven.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Measures how large snapshots and deltas are, and what reading and writing them takes. */
final class FormatBench {
  private static final String SUBJECT =
      RealisticSnapshot.TESTS + " tests, " + RealisticSnapshot.CLASSES + " classes";
  private static final int SMALLEST_HEAP = 8;
  private static final int LARGEST_HEAP = 1 << 10;
  private static final double KILOBYTE = 1_000;
  private static final double MEGABYTE = 1 << 20;

  private final Path directory;
  private final Report report;
  private final int rounds;

  /**
   * Prepares.
   *
   * @param directory for the files that are read
   */
  FormatBench(Path directory, Report report, int rounds) {
    this.directory = directory;
    this.report = report;
    this.rounds = rounds;
  }

  void run() throws IOException {
    new FileTree(directory).delete();
    Files.createDirectories(directory);
    sizes(fork(Task.MAKE, List.of()));
    times();
    heaps();
  }

  private void sizes(Map<String, Double> made) throws IOException {
    double bytes = made.get("bytes");
    figure("snapshot, compressed", "kB", MedianInterval.of(bytes / KILOBYTE), "≤ 1500");
    figure("snapshot, its JSON ÷ compressed", "×", MedianInterval.of(made.get("json") / bytes), "");
    figure(
        "snapshot, JSON with all names, compressed ÷ compressed",
        "×",
        MedianInterval.of(made.get("plain") / bytes),
        "");
    for (Part part : Part.values()) {
      String title = "delta of " + part.percent() + " % of the tests";
      double delta = made.get(part + "_bytes");
      figure(title + ", tests", "tests", MedianInterval.of(made.get(part + "_tests")), "");
      figure(title, "kB", MedianInterval.of(delta / KILOBYTE), "≤ 200");
    }
  }

  private void times() throws IOException {
    Interleaving<Task, Map<String, Double>> times =
        Interleaving.of(
            List.of(Task.READ, Task.WALK, Task.WRITE, Task.READ_DELTA, Task.WRITE_DELTA),
            rounds,
            (task, round) -> {
              Map<String, Double> result = fork(task, List.of());
              report.run(SUBJECT, task, round, result);
              return result;
            });
    time("snapshot, reading", times, Task.READ, "≤ 0.5");
    time("snapshot, writing", times, Task.WRITE, "≤ 1");
    time("delta and base, reading", times, Task.READ_DELTA, "");
    time("delta, writing", times, Task.WRITE_DELTA, "");
    figure(
        "snapshot, reading ÷ unpacking alone",
        "×",
        times.ratio(Task.READ, Task.WALK, each -> each.get("processor")),
        "");
    figure(
        "delta and base, reading ÷ reading the snapshot",
        "×",
        times.ratio(Task.READ_DELTA, Task.READ, each -> each.get("processor")),
        "");
  }

  private void time(
      String what, Interleaving<Task, Map<String, Double>> times, Task task, String goal)
      throws IOException {
    figure(what, "s", times.values(task, each -> each.get("seconds")), goal);
    figure(what + ", of a processor", "s", times.values(task, each -> each.get("processor")), "");
  }

  private void heaps() throws IOException {
    double bytes = Files.size(directory.resolve("base"));
    for (Task task : List.of(Task.READ, Task.WRITE, Task.READ_DELTA, Task.WRITE_DELTA)) {
      int heap = smallestHeap(task);
      String title = "smallest heap for " + title(task);
      figure(title, "MB", MedianInterval.of(heap), "");
      figure(title + " ÷ snapshot", "×", MedianInterval.of(heap * MEGABYTE / bytes), "");
    }
  }

  private static String title(Task task) {
    return switch (task) {
      case MAKE -> "making the snapshots";
      case READ -> "snapshot, reading";
      case WALK -> "snapshot, unpacking alone";
      case WRITE -> "snapshot, reading and writing";
      case READ_DELTA -> "delta and base, reading";
      case WRITE_DELTA -> "delta, reading both snapshots and writing";
    };
  }

  /** Found by halving, with the serial collector; in MB. */
  private int smallestHeap(Task task) throws IOException {
    int tooSmall = SMALLEST_HEAP;
    int enough = LARGEST_HEAP;
    while (enough - tooSmall > 2) {
      int heap = (tooSmall + enough) / 2;
      boolean isEnough =
          fork(task, List.of("-XX:+UseSerialGC", "-Xmx" + heap + "m")).get("enough") == 1;
      report.run(SUBJECT, task, heap + " MB", isEnough);
      tooSmall = isEnough ? tooSmall : heap;
      enough = isEnough ? heap : enough;
    }
    assertThat(enough).as("heap for " + task).isLessThan(LARGEST_HEAP);
    return enough;
  }

  private Map<String, Double> fork(Task task, List<String> options) {
    return FreshJvm.ofThisBuild(options)
        .run(FormatMain.class, List.of(directory.toString(), task.name()));
  }

  private void figure(String what, String unit, MedianInterval value, String goal)
      throws IOException {
    report.add(new Figure(SUBJECT, what, unit, value, goal));
  }
}
