package dev.incremental.plugin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long set-up took in classes before they began with a seed, over several runs. */
class BeforeSeedsTest {
  private static final String EXECUTION = "failsafe:default";
  private static final Instant AT = Instant.parse("2026-11-20T17:02:00Z");

  /** One class with its set-up in a run. */
  private static Snapshot run(String className, boolean seeded, long micros) {
    SnapshotBuilder builder = new SnapshotBuilder();
    Dependency note = new Dependency(DependencyKind.FILE, "target/tests-seed-company.txt");
    Indices own = Indices.of(builder.entry(new Entry(note, 7, Indices.NONE)));
    int outer =
        builder.scope(
            new ScopeRecord(
                ScopeType.CONTAINER, className, seeded ? own : Indices.NONE, Indices.NONE));
    int inner =
        builder.scope(new ScopeRecord(ScopeType.STATE, "cache", Indices.NONE, Indices.of(outer)));
    builder.test(
        new TestRecord(
            new TestId(EXECUTION, className, "works()"),
            TestOutcome.PASSED,
            100,
            AT,
            Indices.NONE,
            Indices.of(inner)));
    SortedMap<ContainerId, SortedMap<String, SetUpTime>> times = new TreeMap<>();
    if (micros > 0) {
      times.put(id(className), new TreeMap<>(Map.of("a.Base#setUp", new SetUpTime(1, micros, 0))));
    }
    return builder.setUps(new SetUpTimes(times)).build(null, AT);
  }

  /** The class is red in a run, in which its set-up took a while all the same. */
  private static Snapshot redRun(String className, TestOutcome outcome, long micros) {
    SnapshotBuilder builder = new SnapshotBuilder();
    TestId test = new TestId(EXECUTION, className, "works()");
    builder.test(new TestRecord(test, outcome, 100, AT, Indices.NONE, Indices.NONE));
    return builder.setUps(run(className, false, micros).setUps()).build(null, AT);
  }

  private static ContainerId id(String className) {
    return new ContainerId(EXECUTION, className);
  }

  private static Map<ContainerId, Long> after(Snapshot... runs) {
    Snapshot known = Snapshot.empty(AT);
    for (Snapshot run : runs) {
      known = Overlay.of(known, run);
    }
    return known.setUps().beforeSeeds();
  }

  @Test
  void whatItTookBeforeIsKnownOnceAClassBeginsWithASeed() {
    assertThat(after(run("a.T", false, 9000), run("a.T", true, 30)))
        .containsExactly(Map.entry(id("a.T"), 9000L));
    assertThat(after(run("a.T", false, 9000), run("a.T", true, 0)))
        .as("no set-up is left")
        .containsExactly(Map.entry(id("a.T"), 9000L));
  }

  @Test
  void itStaysThatOfTheLastRunWithout() {
    assertThat(
            after(
                run("a.T", false, 5000),
                run("a.T", false, 9000),
                run("a.T", true, 30),
                run("a.T", true, 40),
                run("a.U", false, 700)))
        .containsExactly(Map.entry(id("a.T"), 9000L));
  }

  @Test
  void ofAClassThatAlwaysBeganWithASeedNothingIsKnown() {
    assertThat(after(run("a.T", true, 30), run("a.T", true, 40), run("a.U", false, 9))).isEmpty();
  }

  @Test
  void whoLeavesTheSeedAgainHasNothingToCompareWith() {
    assertThat(after(run("a.T", false, 9000), run("a.T", true, 30), run("a.T", false, 8000)))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = TestOutcome.class,
      names = {"FAILED", "UNFINISHED", "ABORTED", "SKIPPED"})
  void aRunThatTellsNothingOfSeedsChangesNothing(TestOutcome outcome) {
    Snapshot other = redRun("a.T", outcome, 200);

    assertThat(after(run("a.T", false, 9000), other, run("a.T", true, 30)))
        .as("the first try")
        .containsExactly(Map.entry(id("a.T"), 9000L));
    assertThat(after(run("a.T", false, 9000), run("a.T", true, 30), other, run("a.T", true, 30)))
        .as("a later one")
        .containsExactly(Map.entry(id("a.T"), 9000L));
    assertThat(after(run("a.T", false, 9000), other, run("a.T", false, 8000))).isEmpty();
  }

  @Test
  void aClassOfWhichOneTestBeginsWithASeedKeepsItWhenAnotherRunsAlone() {
    Snapshot before = Overlay.of(run("a.T", false, 9000), run("a.T$Inner", false, 700));
    Snapshot seeded = Overlay.of(before, run("a.T$Inner", true, 30));

    assertThat(Overlay.of(seeded, run("a.T", false, 9000)).setUps().beforeSeeds())
        .containsEntry(id("a.T$Inner"), 700L);
  }

  @Test
  void aClassThatIsGoneIsForgotten() {
    Snapshot known = Overlay.of(run("a.T", false, 9000), run("a.T", true, 30));

    assertThat(known.setUps().beforeSeeds()).isNotEmpty();
    assertThat(Overlay.of(known, Snapshot.empty(AT), test -> true).setUps().beforeSeeds())
        .isEmpty();
  }

  @Test
  void whatTwoKnowIsPutTogether() {
    Snapshot one = Overlay.of(run("a.T", false, 9000), run("a.T", true, 30));
    Snapshot other = Overlay.of(run("a.U", false, 700), run("a.U", true, 20));

    assertThat(Overlay.of(one, other).setUps().beforeSeeds())
        .isEqualTo(Map.of(id("a.T"), 9000L, id("a.U"), 700L));
    assertThat(Overlay.beside(one, other).setUps().beforeSeeds())
        .isEqualTo(Map.of(id("a.T"), 9000L, id("a.U"), 700L));
  }

  @Test
  void itIsKeptInSnapshots() throws IOException {
    Snapshot known = Overlay.of(run("a.T", false, 9000), run("a.T", true, 30));

    Snapshot read = new SnapshotCodec().read(new SnapshotCodec().write(known));
    assertThat(read.setUps()).isEqualTo(known.setUps());
  }
}
