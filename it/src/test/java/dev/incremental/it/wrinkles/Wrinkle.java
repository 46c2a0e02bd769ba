package dev.incremental.it.wrinkles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.engine.Fork;
import dev.incremental.it.engine.SelectingPlugin;
import dev.incremental.plugin.selection.Selection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One situation, told as a story: everything is run and recorded, sources are edited, what must run
 * is run and recorded, sources are edited again.
 *
 * <p>Tests are named {@code Class#method}. With the system property {@code wrinkles.truth} each
 * expectation is itself tested: everything runs, and each test must have the outcome that it had
 * now or, if it was left out, when it last ran. With {@code wrinkles.reversed} all tests run the
 * last first, so that another one makes what they share.
 */
final class Wrinkle {
  private static final boolean TRUTH = Boolean.getBoolean("wrinkles.truth");
  private static final boolean REVERSED = Boolean.getBoolean("wrinkles.reversed");

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final SampleProject project;
  private final SelectingPlugin plugin;
  private final Map<String, String> lastOutcomes = new TreeMap<>();
  private List<String> parameters = List.of();
  private Set<String> red = Set.of();
  private boolean reversed = REVERSED;
  private List<String> notices = List.of();

  private Wrinkle(SampleProject project) {
    this.project = project;
    this.plugin = new SelectingPlugin(project);
  }

  /** The sources that everything begins with. */
  static Wrinkle with(SampleFile... files) {
    try {
      Path wrinkles = Files.createDirectories(Path.of("target", "wrinkles").toAbsolutePath());
      SampleProject project = new SampleProject(Files.createTempDirectory(wrinkles, ""));
      List.of(files).forEach(project::write);
      return new Wrinkle(project);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JUnit configuration parameters, each {@code key=value}. */
  Wrinkle configured(String... keysAndValues) {
    parameters = List.of(keysAndValues);
    return this;
  }

  /** Tests run in one order only: some are green only after others. */
  Wrinkle inOrder() {
    reversed = false;
    return this;
  }

  /** Tests that are red before the first edit; all others must pass then. */
  Wrinkle red(String... tests) {
    red = Set.of(tests);
    return this;
  }

  /** What each recording says that could not be relied on; usually nothing. */
  Wrinkle noticing(String... sentences) {
    notices = List.of(sentences);
    return this;
  }

  /** Gives files another text. */
  Wrinkle edit(SampleFile... files) {
    recordFirst();
    List.of(files).forEach(project::write);
    return this;
  }

  /** Lets files disappear. */
  Wrinkle delete(String... paths) {
    recordFirst();
    List.of(paths).forEach(project::delete);
    return this;
  }

  /** Exactly these tests run now. */
  Wrinkle expectRun(String... tests) {
    assertThat(run()).as(plugin::report).isEqualTo(new TreeSet<>(List.of(tests)));
    return this;
  }

  /** At least these tests run now; more would be imprecise, but not wrong. */
  Wrinkle expectRunAtLeast(String... tests) {
    assertThat(run()).as(plugin::report).contains(tests);
    return this;
  }

  /** These tests passed when they last ran. */
  Wrinkle expectPassed(String... tests) {
    for (String test : tests) {
      assertThat(lastOutcomes).containsEntry(test, "SUCCESSFUL");
    }
    return this;
  }

  private void recordFirst() {
    if (lastOutcomes.isEmpty()) {
      run();
      lastOutcomes.forEach(
          (test, outcome) ->
              assertThat(outcome.equals("FAILED")).as(test).isEqualTo(red.contains(test)));
    }
  }

  /** Builds, selects, runs what is selected and records it. */
  private Set<String> run() {
    project.build();
    Selection selection = plugin.select();
    Map<String, String> outcomes = Map.of();
    if (selection.mode() != Selection.Mode.NONE) {
      Path recordings = plugin.newRecordings();
      outcomes = fork().recording(skipped(selection), recordings).orThrow().outcomes();
      assertThat(plugin.merge(recordings)).as("what cannot be relied on").isEqualTo(notices);
    }
    if (TRUTH) {
      checkTruth(outcomes);
    }
    lastOutcomes.putAll(outcomes);
    return new TreeSet<>(outcomes.keySet());
  }

  private void checkTruth(Map<String, String> ran) {
    fork()
        .plainly()
        .orThrow()
        .outcomes()
        .forEach(
            (test, outcome) -> {
              Map<String, String> known = ran.containsKey(test) ? ran : lastOutcomes;
              assertThat(known).as(plugin::report).containsEntry(test, outcome);
            });
  }

  private Fork fork() {
    Fork fork = new Fork(project, parameters, LIMIT);
    return reversed ? fork.reversed() : fork;
  }

  private static List<String> skipped(Selection selection) {
    return selection.leftOut().stream().map(decision -> decision.test().inFork()).toList();
  }
}
