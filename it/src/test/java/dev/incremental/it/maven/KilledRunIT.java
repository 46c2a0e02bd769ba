package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed at random moments, followed by edits that tests must notice.
 *
 * <p>Each round begins where nothing is affected. Something is edited, recording or selecting is
 * killed on its way, something else is edited: then each test that the sources break must have been
 * executed. {@code -Dit.kills=24} draws more rounds, {@code -Dit.kills.seed} others.
 */
class KilledRunIT {
  private static final int ROUNDS = Integer.getInteger("it.kills", 4);
  private static final long SEED = Long.getLong("it.kills.seed", 20260101);
  private static final List<String> CLASSES = List.of("A", "B", "C", "D", "E", "F");
  private static final Duration EACH_TEST = Duration.ofMillis(100);
  private static final Duration KEEPING = Duration.ofMillis(600);
  private static final String NOTHING = "Nothing is affected: 0 of 12 tests run.";

  /** Who is killed. */
  private enum Victim {
    FORK,
    MAVEN_ALONE,
    MAVEN_AND_FORK
  }

  private final Random random = new Random(SEED);
  private final Map<String, String> edited = new TreeMap<>();
  private final Map<Victim, Integer> hits = new EnumMap<>(Victim.class);
  private final List<String> rounds = new ArrayList<>();
  private Duration length = Duration.ZERO;

  @TempDir Path parent;

  private SmallProject project;

  @Test
  void whatAnEditBreaksRunsAfterAnyKill() throws IOException {
    project =
        SmallProject.in(parent)
            .withClasses(CLASSES.toArray(String[]::new))
            .withPause(EACH_TEST)
            .committed();
    RunningCommand first = project.start("snapshot");
    length = project.ended(first).orThrow().duration();
    try {
      for (int i = 1; i <= ROUNDS; i++) {
        round(i);
      }
      assertThat(project.run("test")).isTrue();
      assertThat(project.said()).contains(NOTHING);
    } finally {
      rounds.add("seed " + SEED + ", " + ROUNDS + " rounds, hits " + hits);
      Files.write(Path.of("target", "killed-runs.txt"), rounds);
    }
  }

  private void round(int number) throws IOException {
    edit();
    String killed = kill(Victim.values()[number % Victim.values().length]);
    if (random.nextBoolean()) {
      undo();
    }
    edit();
    String round = "round " + number + ": " + killed + ", then " + edited;
    rounds.add(round);

    boolean green = project.run("test");
    assertThat(project.failed()).as(round).isEqualTo(broken());
    assertThat(green).as(round).isEqualTo(broken().isEmpty());

    undo();
    assertThat(project.run("test")).as(round).isTrue();
    if (ROUNDS > 4) {
      assertThat(project.run("test")).as(round).isTrue();
      assertThat(project.said()).as(round).contains(NOTHING);
    }
  }

  /** Starts a goal and kills it somewhere; says what was hit and when. */
  private String kill(Victim victim) {
    String goal = random.nextBoolean() ? "snapshot" : "test";
    RunningCommand running = project.start(goal);
    boolean hit =
        victim == Victim.FORK
            ? killFork(running)
            : killMaven(running, victim == Victim.MAVEN_ALONE);
    CommandResult result = project.ended(running);
    if (hit) {
      hits.merge(victim, 1, Integer::sum);
    }
    if (project.warnings().stream().anyMatch(line -> line.contains("did not end regularly"))) {
      assertThat(project.said()).anyMatch(line -> line.startsWith("The run did not finish"));
    }
    return victim
        + (hit ? " killed in incremental:" : " missed in incremental:")
        + goal
        + " after "
        + result.duration().toMillis()
        + " ms";
  }

  private boolean killFork(RunningCommand running) {
    Duration moment = upTo(EACH_TEST.multipliedBy(2L * CLASSES.size() + 3));
    return running
        .fork()
        .filter(fork -> running.goesOnFor(moment) && fork.destroyForcibly())
        .isPresent();
  }

  /** Half of the kills hit while what was recorded is merged and kept, which takes moments only. */
  private boolean killMaven(RunningCommand running, boolean alone) {
    Duration moment = upTo(length);
    if (random.nextBoolean()) {
      running.says("Results:");
      moment = upTo(KEEPING);
    }
    return running.goesOnFor(moment) && (alone ? running.kill() : running.killTree());
  }

  private Duration upTo(Duration longest) {
    return Duration.ofMillis(random.nextLong(longest.toMillis()));
  }

  /** Changes what a method returns, or only how. */
  private void edit() throws IOException {
    String className = CLASSES.get(random.nextInt(CLASSES.size()));
    String value = random.nextInt(4) == 0 ? "1 + 0 * y()" : "7";
    project.edit(className, "x", value);
    edited.put(className, value);
  }

  private void undo() throws IOException {
    for (String className : edited.keySet()) {
      project.edit(className, "x", "1");
    }
    edited.clear();
  }

  /** The tests that fail with the sources as they are. */
  private Set<String> broken() {
    Set<String> broken = new TreeSet<>();
    edited.forEach(
        (className, value) -> {
          if (value.equals("7")) {
            broken.add("a." + className + "Test#x");
          }
        });
    return broken;
  }
}
