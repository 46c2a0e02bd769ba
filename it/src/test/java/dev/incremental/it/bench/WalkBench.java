package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.git.GitRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Measures how long it takes to find a snapshot 1,000 commits back in a long history. */
final class WalkBench {
  private static final String SUBJECT = LongHistory.COMMITS + " commits";
  private static final String SECONDS = "cold";
  private static final int BACK = GitRepository.WALK_LIMIT;

  private final LongHistory history;
  private final Path directory;
  private final Report report;
  private final int rounds;

  /**
   * Prepares.
   *
   * @param directory for the repository
   */
  WalkBench(Path directory, Report report, int rounds) {
    this.history = new LongHistory(directory);
    this.directory = directory;
    this.report = report;
    this.rounds = rounds;
  }

  private enum Walk {
    OURS,
    GIT
  }

  void run() throws IOException {
    history.generate();
    assertThat(history.git().run("rev-list", "--count", "HEAD").strip())
        .isEqualTo(String.valueOf(LongHistory.COMMITS));
    List<String> last = history.last(BACK);
    String snapshot = last.get(last.size() - 1);
    Interleaving<Walk, Map<String, Double>> walks =
        Interleaving.of(
            List.of(Walk.OURS, Walk.GIT),
            rounds,
            (walk, round) -> {
              Map<String, Double> result = walk == Walk.OURS ? ours(snapshot) : git(snapshot);
              report.run(SUBJECT, walk, round, result);
              return result;
            });
    String what = "nearest snapshot, 1000 commits back";
    figure(what + ", warm JVM", walks, "warm", "≤ 0.3");
    figure(what + ", JVM that did nothing before", walks, SECONDS, "");
    figure(what + ", JVM that did nothing before, of a processor", walks, "processor", "");
    report.add(
        new Figure(
            SUBJECT,
            "git rev-list --max-count=1000",
            "s",
            walks.values(Walk.GIT, each -> each.get(SECONDS)),
            ""));
    report.add(
        new Figure(
            SUBJECT,
            "nearest snapshot, warm JVM ÷ git rev-list",
            "×",
            walks.perRound(
                round -> round.of(Walk.OURS).get("warm") / round.of(Walk.GIT).get(SECONDS)),
            ""));
  }

  private void figure(
      String what, Interleaving<Walk, Map<String, Double>> walks, String value, String goal)
      throws IOException {
    report.add(
        new Figure(SUBJECT, what, "s", walks.values(Walk.OURS, each -> each.get(value)), goal));
  }

  private Map<String, Double> ours(String snapshot) {
    Map<String, Double> result =
        FreshJvm.ofThisBuild(List.of())
            .run(WalkMain.class, List.of(directory.toString(), snapshot));
    assertThat(result.get("distance")).isBetween(BACK * 0.9, (double) BACK);
    return result;
  }

  /** The time of the whole process, which opens the repository too. */
  private Map<String, Double> git(String snapshot) {
    long start = System.nanoTime();
    List<String> last = history.last(BACK);
    long end = System.nanoTime();
    assertThat(last).last().isEqualTo(snapshot);
    return Map.of(SECONDS, (end - start) / 1e9);
  }
}
