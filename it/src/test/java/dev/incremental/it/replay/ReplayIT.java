package dev.incremental.it.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.libraries.Library;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.PrivateRepository;
import dev.incremental.it.proof.ProofBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Profile {@code replay}: what really changed between published versions, resumable.
 *
 * <p>{@code -Dreplay.minutes=55} ends a slice, {@code -Dreplay.directory=} holds the ledger; a step
 * that is in the ledger is not replayed again. The table of all rows is written as {@code
 * replay.md}.
 */
@Tag("replay")
class ReplayIT {

  /** A library and the versions between which it is replayed, oldest first. */
  private record Line(Library library, String... versions) {}

  private static final List<Line> LINES =
      List.of(
          new Line(Library.COMMONS_CSV, "1.10.0", "1.11.0", "1.12.0", "1.13.0", "1.14.0", "1.14.1"),
          new Line(Library.COMMONS_CLI, "1.6.0", "1.7.0", "1.8.0", "1.9.0", "1.10.0", "1.11.0"),
          new Line(Library.COMMONS_VALIDATOR, "1.8.0", "1.9.0", "1.10.0", "1.10.1", "1.11.0"));

  @Test
  void everyTestWhoseOutcomeChangesIsExecuted() throws IOException {
    Path directory = Path.of(System.getProperty("replay.directory", "target/replay"));
    ReplayLedger ledger = ReplayLedger.open(directory.resolve("ledger.tsv").toAbsolutePath());
    Instant end = Instant.now().plus(Duration.ofMinutes(Long.getLong("replay.minutes", 55)));
    MavenClient maven = PrivateRepository.ofThisBuild();
    Map<String, Replay> replays = new HashMap<>();
    for (Line line : LINES) {
      String name = line.library().artifactId();
      List<String> versions = List.of(line.versions());
      Path home = directory.resolve(name).toAbsolutePath();
      replays.put(
          name, new Replay(line.library(), versions, maven, home, ProofBuild.commitOfOurs()));
    }
    for (Step step : inTurn()) {
      if (ledger.find(step).isEmpty() && Instant.now().isBefore(end)) {
        ledger.append(replays.get(step.library()).run(step));
        System.out.println(new ReplayTable(ledger.rows()).text());
      }
    }
    Files.writeString(directory.resolve("replay.md"), new ReplayTable(ledger.rows()).text());
    assertThat(ledger.rows()).noneMatch(ReplayRow::oursHangs);
    assertThat(ledger.rows()).flatExtracting(ReplayRow::missed).isEmpty();
  }

  /** The libraries take turns, newest versions first, so that a slice holds some of each. */
  private static List<Step> inTurn() {
    List<Step> steps = new ArrayList<>();
    int pairs = LINES.stream().mapToInt(line -> line.versions().length - 1).max().orElse(0);
    for (int back = 1; back <= pairs; back++) {
      for (Line line : LINES) {
        int newer = line.versions().length - back;
        if (newer > 0) {
          for (Step.Kind kind : Step.Kind.values()) {
            steps.add(
                new Step(
                    line.library().artifactId(),
                    line.versions()[newer - 1],
                    line.versions()[newer],
                    kind));
          }
        }
      }
    }
    return steps;
  }
}
