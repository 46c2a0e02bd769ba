package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Measures selection among 10,000 tests, with hashes remembered and without. */
final class SelectionBench {
  private static final String SUBJECT =
      GeneratedProject.CLASSES + " classes, " + GeneratedProject.CLASSES + " tests";

  private final GeneratedProject project;
  private final Report report;
  private final int rounds;

  SelectionBench(GeneratedProject project, Report report, int rounds) {
    this.project = project;
    this.report = report;
    this.rounds = rounds;
  }

  private enum Cache {
    WARM("≤ 0.8"),
    COLD("≤ 3");

    private final String goal;

    Cache(String goal) {
      this.goal = goal;
    }

    @Override
    public String toString() {
      return this == WARM ? "warm hash cache" : "cold hash cache";
    }
  }

  static Path hashes(GeneratedProject project) {
    return project.directory().resolve("hashes");
  }

  void run() throws IOException {
    double size = fork("write").get("bytes");
    select(Cache.COLD, -1);
    Interleaving<Cache, Map<String, Double>> results =
        Interleaving.of(List.of(Cache.WARM, Cache.COLD), rounds, this::select);
    for (Cache cache : Cache.values()) {
      figure(cache, "selection", results.values(cache, r -> r.get("all")), cache.goal);
      figure(cache, "of it, scan of classes", results.values(cache, r -> r.get("scan")), "");
      figure(cache, "of it, reading the snapshot", results.values(cache, r -> r.get("read")), "");
      figure(cache, "of it, deciding", results.values(cache, r -> r.get("select")), "");
    }
    report.add(
        new Figure(SUBJECT, "snapshot, compressed", "kB", MedianInterval.of(size / 1000), ""));
  }

  /** The cache is written at the end of each run, so that it is there unless it is deleted. */
  private Map<String, Double> select(Cache cache, int round) throws IOException {
    if (cache == Cache.COLD) {
      Files.deleteIfExists(hashes(project));
    }
    Map<String, Double> result = fork("select");
    report.run(SUBJECT, cache, round, result);
    assertThat(result)
        .containsEntry("tests", (double) GeneratedProject.CLASSES)
        .containsEntry("unknown", 0.0);
    assertThat(result.get("selected")).isBetween(1.0, GeneratedProject.CLASSES / 2.0);
    return result;
  }

  private Map<String, Double> fork(String what) {
    return FreshJvm.ofThisBuild(List.of())
        .run(SelectionMain.class, List.of(project.directory().toString(), what));
  }

  private void figure(Cache cache, String what, MedianInterval value, String goal)
      throws IOException {
    report.add(new Figure(SUBJECT, what + ", " + cache, "s", value, goal));
  }
}
