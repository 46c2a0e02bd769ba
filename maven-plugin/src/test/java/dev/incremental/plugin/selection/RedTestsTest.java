package dev.incremental.plugin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Fork;
import dev.incremental.plugin.snapshot.Runs;
import dev.incremental.recording.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that did not pass stay selected until they do. */
class RedTestsTest {
  private static final String TEST = "a.T#works()";

  private final Scenario scenario = new Scenario();

  @BeforeEach
  void oneClass() {
    scenario.project.type("a.T").method("works()V");
  }

  private Fork ends(Outcome outcome) {
    Fork fork = new Fork();
    fork.test(TEST).runs("a.T#works()V").ends(outcome);
    return fork;
  }

  @Test
  void failedTestStaysSelectedThoughNothingChanges() {
    scenario.record(ends(Outcome.PASSED)).record(ends(Outcome.FAILED));

    assertThat(scenario.selected()).containsExactly(TEST);
    assertThat(scenario.reason(TEST)).isEqualTo("failed last time");
  }

  @Test
  void failedTestIsLeftOutOnceItPasses() {
    scenario.record(ends(Outcome.FAILED)).record(ends(Outcome.PASSED));

    assertThat(scenario.selected()).isEmpty();
  }

  @Test
  void abortedAndUnfinishedTestsStaySelected() {
    scenario.record(ends(Outcome.ABORTED));
    assertThat(scenario.reason(TEST)).isEqualTo("was aborted last time");

    scenario.record(ends(Outcome.UNFINISHED).killed());
    assertThat(scenario.reason(TEST)).isEqualTo("never finished last time");
  }

  @Test
  void disabledTestIsLeftOutUntilItsClassChanges() {
    scenario.record(ends(Outcome.SKIPPED));
    assertThat(scenario.selected()).isEmpty();

    scenario.project.editShape("a.T");
    assertThat(scenario.selected()).containsExactly(TEST);
  }

  @Test
  void worstOfSeveralInvocationsCounts() {
    Fork fork = new Fork();
    fork.test(TEST).ends(Outcome.FAILED);
    fork.test(TEST).ends(Outcome.PASSED);
    scenario.record(fork);

    assertThat(scenario.selected()).containsExactly(TEST);
  }

  @Test
  void rerunInAnotherForkAddsToWhatATestDependsOn() {
    scenario.project.type("a.A").method("a()V");
    scenario.project.type("a.B").method("b()V");
    Fork one = new Fork();
    one.test(TEST).runs("a.A#a()V");
    Fork other = new Fork();
    other.test(TEST).runs("a.B#b()V");
    scenario.record(one, other);

    scenario.project.editBody("a.A#a()V");

    assertThat(scenario.selected()).containsExactly(TEST);
  }

  @Test
  void failedSetUpSelectsTheTestsThatPassedBefore() {
    Fork before = new Fork();
    before.test(TEST).in(before.container("a.T"));
    before.test("a.T$Nested#works()").in(before.container("a.T$Nested"));
    before.test("a.U#works()").in(before.container("a.U"));
    Fork now = new Fork();
    now.container("a.T").ends(Outcome.FAILED);

    scenario.record(before).record(now);

    assertThat(scenario.selected()).containsExactly(TEST, "a.T$Nested#works()");
    assertThat(scenario.reason(TEST)).isEqualTo("set-up or tear-down of a.T failed last time");
  }

  @Test
  void failedSetUpIsForgottenTestByTestAsTheyPass() {
    Fork before = new Fork();
    before.test(TEST);
    before.test("a.T#too()");
    Fork broken = new Fork();
    broken.container("a.T").ends(Outcome.FAILED);
    scenario.record(before).record(broken);

    scenario.record(ends(Outcome.PASSED));

    assertThat(scenario.selected()).containsExactly("a.T#too()");
  }

  @Test
  void failedSuiteConcernsTheTestsThatRanInIt() {
    Fork before = new Fork();
    Fork.Scope suite = before.container("a.AllTests");
    before.test(TEST).in(before.container("a.T").in(suite));
    before.test("a.U#alone()");
    Fork now = new Fork();
    now.container("a.AllTests").ends(Outcome.FAILED);

    scenario.record(before).record(now);

    assertThat(scenario.selected()).containsExactly(TEST);
  }

  @Test
  void failedTearDownSelectsTestsThatPassedInTheSameRun() {
    Fork fork = new Fork();
    fork.test(TEST).in(fork.container("a.T").ends(Outcome.FAILED));
    scenario.record(fork);

    assertThat(scenario.selected()).containsExactly(TEST);
    assertThat(scenario.known().failedContainers())
        .containsKey(new ContainerId(Runs.EXECUTION, "a.T"));
  }

  @Test
  void poisonedForkPassesNothingButFailsWhatFailed() {
    Fork fork = new Fork().poisoned("the disk is full");
    fork.test(TEST);
    fork.test("a.T#fails()").ends(Outcome.FAILED);
    scenario.record(ends(Outcome.PASSED));
    scenario.project.editBody("a.T#works()V");

    scenario.record(fork);

    assertThat(scenario.reason(TEST)).isEqualTo("its class changed");
    assertThat(scenario.reason("a.T#fails()")).isEqualTo("failed last time");
  }

  @Test
  void initialiserCutOffWithItsForkIsNotReliedOn() {
    scenario.project.type("a.Rates").method("<clinit>()V").method("get()I");
    Fork fork = new Fork().killed();
    fork.initialiser("a.Rates").ends(Outcome.UNFINISHED);
    fork.test(TEST).runs("a.Rates#get()I");
    fork.test("a.T#sound()");
    scenario.record(fork);

    assertThat(scenario.selected()).containsExactly(TEST);
  }

  @Test
  void passesGetOld() {
    scenario.record(ends(Outcome.PASSED)).waits(Duration.ofDays(8));

    assertThat(scenario.selected()).containsExactly(TEST);
    assertThat(scenario.reason(TEST)).isEqualTo("aged: last run 8 days ago");
  }

  @Test
  void whatTheUserAlwaysWantsRunsForThatReasonUnlessItRunsAnyway() {
    scenario.project.type("a.A").method("m()V");
    Fork fork = new Fork();
    fork.test("a.T#wanted()");
    fork.test("a.T#affected()").runs("a.A#m()V");
    fork.test("a.T#other()");
    scenario.record(fork);
    scenario.project.editBody("a.A#m()V");

    Selection selection =
        Selector.select(
            scenario.known(),
            scenario.project,
            new Options(
                scenario.runs.now(),
                Options.DEFAULT_MAX_AGE,
                scenario.runs.settings(),
                new TreeSet<>(),
                test -> Optional.of("because").filter(why -> !test.method().startsWith("other"))));

    assertThat(selection.selected())
        .extracting(each -> each.test().inFork() + " " + each.reason().sentence())
        .containsExactly("a.T#affected() calls a.A#m()", "a.T#wanted() always runs: because");
  }
}
