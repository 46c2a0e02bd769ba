package dev.incremental.plugin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.snapshot.Fork;
import dev.incremental.plugin.snapshot.Runs;
import dev.incremental.recording.NameKind;
import dev.incremental.recording.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs follow each other, on one branch and another; each record speaks for its own run. */
class BranchesTest {
  private static final String ONE = "a.T#one()";
  private static final String TWO = "a.T#two()";

  private final Scenario scenario = new Scenario();

  @BeforeEach
  void twoMethods() {
    scenario.project.type("a.X").method("one()V").method("two()V");
  }

  private Fork one(Outcome outcome) {
    Fork fork = new Fork();
    fork.test(ONE).runs("a.X#one()V").ends(outcome);
    return fork;
  }

  private Fork both() {
    Fork fork = one(Outcome.PASSED);
    fork.test(TWO).runs("a.X#one()V", "a.X#two()V");
    return fork;
  }

  @Test
  void testThatDidNotRunAgainIsStillComparedWithItsOwnRun() {
    scenario.record(both());
    scenario.project.editBody("a.X#one()V");

    scenario.record(one(Outcome.PASSED));

    assertThat(scenario.selected()).containsExactly(TWO);
  }

  @Test
  void goingBackToAnotherBranchFindsItsPasses() {
    scenario.project.has(DependencyKind.FILE, "branch");
    Fork fork = new Fork();
    fork.test(ONE).asksFor(NameKind.FILE, "/repo/branch");
    scenario.record(fork);
    long main = scenario.project.of(file());
    scenario.project.edit(DependencyKind.FILE, "branch");
    scenario.record(fork);

    scenario.project.restore(file(), main);

    assertThat(scenario.selected()).isEmpty();
    assertThat(scenario.reason(ONE)).startsWith("everything that it depends on is as it was when");
  }

  private static Dependency file() {
    return new Dependency(DependencyKind.FILE, "branch");
  }

  @Test
  void noEarlierPassSpeaksForATestThatFailedSince() {
    scenario.record(one(Outcome.PASSED));
    scenario.project.editBody("a.X#one()V");
    scenario.record(one(Outcome.FAILED));

    scenario.record(one(Outcome.PASSED));

    assertThat(scenario.known().records(Runs.test(ONE))).hasSize(1);
  }

  @Test
  void onlyAFewPassesAreKept() {
    for (int i = 0; i < 10; i++) {
      scenario.record(one(Outcome.PASSED));
      scenario.project.editBody("a.X#one()V");
    }

    assertThat(scenario.known().records(Runs.test(ONE))).hasSize(3);
    assertThat(scenario.known().entries().size()).isEqualTo(4);
  }
}
