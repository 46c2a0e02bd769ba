package dev.incremental.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.selection.Reason;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.snapshot.TestId;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How far a run is, in words, and when that is said. */
class ProgressTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Progress progress =
      new Progress(
          "",
          List.of(
              selected("quick", 0),
              selected("short", 10_000),
              selected("long", 30_000),
              selected("longest", 60_000)));

  private static TestDecision selected(String method, long millis) {
    return new TestDecision(test(method), true, new Reason.Everything("asked"), millis);
  }

  private static TestId test(String method) {
    return new TestId("default-test", "a.T", method);
  }

  @Test
  void timeLeftIsByWhatTheOthersTookWhenTheyWereRecorded() {
    progress.ended(test("short"));
    progress.ended(test("long"));

    assertThat(progress.sentence(MINUTE))
        .as("40 s of 100 s in a minute: 90 s")
        .isEqualTo("Progress: 2 of 4 tests (50.0 %), about 1 min 30 s left");
    assertThat(progress.sentence(Duration.ofSeconds(20)))
        .as("the same in two forks or more quickly")
        .isEqualTo("Progress: 2 of 4 tests (50.0 %), about 30 s left");
    assertThat(progress.tenths()).isEqualTo(5);
    assertThat(progress.isOver()).isFalse();
  }

  @Test
  void itReadsAsTheDocumentationSays() {
    List<TestDecision> many =
        IntStream.range(0, 120).mapToObj(i -> selected("test" + i, 1_000)).toList();
    Progress run = new Progress("", many);
    many.subList(0, 37).forEach(each -> run.ended(each.test()));

    assertThat(run.sentence(Duration.ofMillis(35_700)))
        .isEqualTo("Progress: 37 of 120 tests (30.8 %), about 1 min 20 s left");
  }

  @Test
  void nothingIsConcludedFromVeryLittle() {
    assertThat(progress.sentence(MINUTE)).isEqualTo("Progress: 0 of 4 tests (0.0 %)");
    progress.ended(test("quick"));
    assertThat(progress.sentence(MINUTE)).isEqualTo("Progress: 1 of 4 tests (25.0 %)");
  }

  @Test
  void invocationsOfATestAreOneTestAndOthersAreCountedByThemselves() {
    progress.ended(test("longest"));
    progress.ended(test("longest"));
    progress.ended(test("new"));
    progress.ended(test("new"));

    assertThat(progress.sentence(Duration.ofMillis(500)))
        .isEqualTo("Progress: 1 of 4 tests (25.0 %) and 1 other, less than 1 s left");
  }

  @Test
  void oneOfSeveralModulesIsNamed() {
    assertThat(new Progress("shop", List.of(selected("one", 1))).sentence(MINUTE))
        .isEqualTo("Progress of shop: 0 of 1 test (0.0 %)");
  }

  @Test
  void whereNothingWasKnownTestsAreCounted() {
    Progress first = new Progress("", List.of());
    first.ended(test("one"));
    first.ended(test("two"));

    assertThat(first.sentence(MINUTE)).isEqualTo("Progress: 2 tests");
    assertThat(first.tenths()).isZero();
    assertThat(first.isOver()).isFalse();
  }

  @Test
  void itIsOverWhenAllThatWasSelectedHasEnded() {
    for (String each : List.of("quick", "short", "long")) {
      progress.ended(test(each));
      assertThat(progress.isOver()).isFalse();
    }
    progress.ended(test("longest"));

    assertThat(progress.isOver()).isTrue();
    assertThat(progress.tenths()).isEqualTo(10);
  }

  @Test
  void eachTenthIsSaidButNotTooOftenAndSilenceDoesNotLast() {
    ProgressPace pace = new ProgressPace();
    Duration moment = Duration.ofMillis(1);

    assertThat(pace.isDue(3, ProgressPace.SHORTEST.minus(moment))).as("a short run").isFalse();
    assertThat(pace.isDue(3, ProgressPace.SHORTEST)).isTrue();
    Duration later = ProgressPace.SHORTEST.multipliedBy(2);
    assertThat(pace.isDue(9, later.minus(moment))).as("so soon again").isFalse();
    assertThat(pace.isDue(3, later)).as("no further").isFalse();
    assertThat(pace.isDue(4, later)).isTrue();
    Duration latest = later.plus(ProgressPace.LONGEST);
    assertThat(pace.isDue(4, latest.minus(moment))).isFalse();
    assertThat(pace.isDue(4, latest)).as("no tenth in all that time").isTrue();
    assertThat(pace.isDue(4, latest.plus(moment))).isFalse();
  }
}
