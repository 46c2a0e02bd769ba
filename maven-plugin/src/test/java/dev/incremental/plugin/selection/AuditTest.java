package dev.incremental.plugin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.snapshot.Fork;
import dev.incremental.plugin.snapshot.Runs;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.recording.Outcome;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a selection would have been worth, once everything ran. */
class AuditTest {
  private static final String ONE = "a.OneTest#works()";
  private static final String TWO = "a.TwoTest#works()";

  private final Scenario scenario = new Scenario();

  @BeforeEach
  void twoTestsPassed() {
    scenario.project.type("a.One").method("x()I");
    scenario.project.type("a.Two").method("y()I");
    scenario.project.type("a.OneTest").method("works()V");
    scenario.project.type("a.TwoTest").method("works()V");
    scenario.record(run(Outcome.PASSED, Outcome.PASSED));
  }

  private static Fork run(Outcome one, Outcome two) {
    Fork fork = new Fork();
    fork.test(ONE).runs("a.OneTest#works()V", "a.One#x()I").ends(one);
    fork.test(TWO).runs("a.TwoTest#works()V", "a.Two#y()I").ends(two);
    return fork;
  }

  /** Selects, runs everything in spite of it, and compares. */
  private Audit audit(Fork everything) {
    Selection wouldBe = scenario.select();
    Snapshot before = scenario.known();
    return Audit.of(wouldBe, List.of(Runs.EXECUTION), before, scenario.record(everything).known());
  }

  @Test
  void anEditThatBreaksATestIsCaught() {
    scenario.project.editBody("a.One#x()I");

    Audit audit = audit(run(Outcome.FAILED, Outcome.PASSED));

    assertThat(audit.selected()).isEqualTo(1);
    assertThat(audit.total()).isEqualTo(2);
    assertThat(audit.changed())
        .containsExactly(new OutcomeChange(Runs.test(ONE), "passed", "failed"));
    assertThat(audit.caught()).isEqualTo(1);
    assertThat(audit.missed()).isEmpty();
    assertThat(audit.isEverything()).isFalse();
  }

  @Test
  void aTestThatFailsThoughNothingOfItChangedIsMissed() {
    scenario.project.editBody("a.One#x()I");

    Audit audit = audit(run(Outcome.PASSED, Outcome.FAILED));

    assertThat(audit.caught()).isZero();
    assertThat(audit.missed())
        .containsExactly(new OutcomeChange(Runs.test(TWO), "passed", "failed"));
  }

  @Test
  void aRedTestThatPassesAgainIsCaughtSinceItStayedSelected() {
    audit(run(Outcome.PASSED, Outcome.FAILED));

    Audit audit = audit(run(Outcome.PASSED, Outcome.PASSED));

    assertThat(audit.selected()).isEqualTo(1);
    assertThat(audit.changed())
        .containsExactly(new OutcomeChange(Runs.test(TWO), "failed", "passed"));
    assertThat(audit.caught()).isEqualTo(1);
  }

  @Test
  void aTestThatStaysRedHasNotChanged() {
    audit(run(Outcome.PASSED, Outcome.FAILED));

    assertThat(audit(run(Outcome.PASSED, Outcome.FAILED)).changed()).isEmpty();
  }

  @Test
  void beingDisabledOrAbortedTurnsNoBuildRed() {
    assertThat(audit(run(Outcome.SKIPPED, Outcome.ABORTED)).changed()).isEmpty();
    assertThat(audit(run(Outcome.FAILED, Outcome.PASSED)).missed())
        .extracting(OutcomeChange::sentence)
        .containsExactly("was disabled before and failed now");
  }

  @Test
  void aSetUpThatFailsIsAnOutcomeOfItsTestsThoughTheyNeverRan() {
    Fork broken = new Fork();
    broken.container("a.OneTest").ends(Outcome.FAILED);
    broken.test(TWO).runs("a.TwoTest#works()V", "a.Two#y()I");

    assertThat(audit(broken).missed())
        .containsExactly(
            new OutcomeChange(Runs.test(ONE), "passed", "had a failing set-up or tear-down"));
  }

  @Test
  void aNewTestCountsInNeitherNumber() {
    Fork more = run(Outcome.PASSED, Outcome.PASSED);
    scenario.project.type("a.NewTest").method("works()V");
    more.test("a.NewTest#works()").runs("a.NewTest#works()V").ends(Outcome.FAILED);

    Audit audit = audit(more);

    assertThat(audit.total()).isEqualTo(2);
    assertThat(audit.changed()).isEmpty();
  }

  @Test
  void ofAnExecutionThatDidNotRunNothingIsSaid() {
    Selection wouldBe = scenario.select();
    Snapshot before = scenario.known();
    Snapshot now = scenario.record(run(Outcome.FAILED, Outcome.FAILED)).known();

    Audit audit = Audit.of(wouldBe, List.of("failsafe:default"), before, now);

    assertThat(audit.total()).isZero();
    assertThat(audit.changed()).isEmpty();
  }

  @Test
  void whereEverythingWouldRunNothingCanBeMissed() {
    scenario.project.editBody("a.One#x()I");
    scenario.project.editBody("a.Two#y()I");

    Audit audit = audit(run(Outcome.FAILED, Outcome.PASSED));

    assertThat(audit.isEverything()).isTrue();
    assertThat(audit.caught()).isEqualTo(1);
  }
}
