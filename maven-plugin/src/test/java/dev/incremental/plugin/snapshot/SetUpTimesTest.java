package dev.incremental.plugin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.recording.Outcome;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of set-up times after one run and another. */
class SetUpTimesTest {
  private static final String BASE = "a.Base#setUp";
  private static final ContainerId CLASS = new ContainerId(Runs.EXECUTION, "a.T");

  private final Project project = new Project();
  private final Runs runs = new Runs(project).testClasses("a.T", "a.Base");

  @BeforeEach
  void oneTestClass() {
    project.type("a.T").method("works()V").method("waits()V");
  }

  private static Fork fork(String... tests) {
    Fork fork = new Fork();
    for (String test : tests) {
      fork.test("a.T#" + test + "()").runs("a.T#" + test + "()V").ends(Outcome.PASSED);
    }
    return fork;
  }

  /** The only time that is known of the class. */
  private static SetUpTime time(Snapshot snapshot) {
    Map<String, SetUpTime> times = snapshot.setUps().ofClasses().get(CLASS);
    assertThat(times).containsOnlyKeys(BASE);
    return times.get(BASE);
  }

  private Snapshot both() {
    return known(runs.record(fork("works", "waits").setUp("a.T", BASE, 2, 200)));
  }

  /** As a run leaves it that knew nothing. */
  private Snapshot known(Snapshot run) {
    return Overlay.of(Snapshot.empty(runs.now()), run);
  }

  @Test
  void forksOfARunAddUp() {
    Snapshot run =
        runs.record(
            fork("works").setUp("a.T", BASE, 1, 30), fork("waits").setUp("a.T", BASE, 2, 50));

    assertThat(time(run)).isEqualTo(new SetUpTime(3, 80_000, 0));
  }

  @Test
  void aRunOfAllTestsOfAClassReplacesItsTimes() {
    Snapshot again =
        Overlay.of(both(), runs.record(fork("works", "waits").setUp("a.T", BASE, 1, 5)));

    assertThat(time(again)).isEqualTo(new SetUpTime(1, 5000, 0));
  }

  @Test
  void aRunOfSomeTestsOfAClassTellsHowLongARunTakes() {
    Snapshot again = Overlay.of(both(), runs.record(fork("works").setUp("a.T", BASE, 1, 300)));

    assertThat(time(again)).isEqualTo(new SetUpTime(2, 600_000, 0));
  }

  @Test
  void aClassWithoutSetUpAnyLongerHasNone() {
    Snapshot again = Overlay.of(both(), runs.record(fork("works", "waits")));

    assertThat(again.setUps()).isEqualTo(SetUpTimes.NONE);
  }

  @Test
  void aRunOfOtherClassesChangesNothing() {
    project.type("a.U").method("works()V");
    Fork other = new Fork();
    other.test("a.U#works()").runs("a.U#works()V").ends(Outcome.PASSED);

    assertThat(time(Overlay.of(both(), runs.record(other)))).isEqualTo(time(both()));
  }

  @Test
  void classesWhoseTestsAreGoneHaveNone() {
    Snapshot left = Overlay.of(both(), Snapshot.empty(runs.now()), test -> true);

    assertThat(left.setUps()).isEqualTo(SetUpTimes.NONE);
  }

  @Test
  void aClassAroundOneWithTestsKeepsItsOwn() {
    project.type("a.T$Inner").method("works()V");
    Fork fork = new Fork().setUp("a.T", BASE, 1, 10);
    fork.test("a.T$Inner#works()").runs("a.T$Inner#works()V").ends(Outcome.PASSED);

    assertThat(time(known(runs.record(fork)))).isEqualTo(new SetUpTime(1, 10_000, 0));
  }

  @Test
  void whatIsNoClassWithTestsIsForgotten() {
    Snapshot run = known(runs.record(fork("works").setUp("TestSuite", BASE, 1, 10)));

    assertThat(run.setUps()).isEqualTo(SetUpTimes.NONE);
  }

  @Test
  void partsOfARunOnSeveralMachinesAddUp() {
    Snapshot one = runs.record(fork("works").setUp("a.T", BASE, 1, 30));
    Snapshot other = runs.record(fork("waits").setUp("a.T", BASE, 2, 50));

    assertThat(time(Overlay.beside(one, other))).isEqualTo(new SetUpTime(3, 80_000, 0));
  }

  @Test
  void aDeltaSaysWhichClassesHaveOthersAndWhichHaveNone() {
    SetUpTimes base = both().setUps();
    SetUpTimes none = SetUpTimes.NONE;

    assertThat(base.unlike(base)).isEqualTo(none);
    assertThat(none.unlike(base).ofClasses()).containsOnlyKeys(CLASS);
    assertThat(none.unlike(base).over(base)).isEqualTo(none);
    assertThat(base.unlike(none).over(none)).isEqualTo(base);
  }
}
