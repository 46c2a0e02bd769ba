package dev.incremental.plugin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.snapshot.ClassShapes;
import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Fork;
import dev.incremental.plugin.snapshot.Runs;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Test classes whose tests may not all be known need a fork even if nothing is affected. */
class UnknownClassesTest {
  private final Scenario scenario = new Scenario();

  @BeforeEach
  void oneKnownClass() {
    scenario.project.type("a.OldTest").method("works()V");
    scenario.runs.testClasses("a.OldTest");
    Fork fork = new Fork();
    fork.test("a.OldTest#works()").runs("a.OldTest#works()V");
    scenario.record(fork);
  }

  private SortedSet<ContainerId> unknown(String execution, String... names) {
    return UnknownClasses.of(
        scenario.known(), execution, ClassShapes.of(scenario.project, List.of(names)));
  }

  @Test
  void knownClassIsKnown() {
    assertThat(unknown(Runs.EXECUTION, "a.OldTest")).isEmpty();
  }

  @Test
  void newClassIsNot() {
    scenario.project.type("a.NewTest");

    assertThat(unknown(Runs.EXECUTION, "a.OldTest", "a.NewTest"))
        .containsExactly(new ContainerId(Runs.EXECUTION, "a.NewTest"));
  }

  @Test
  void classThatGainsATestIsNot() {
    scenario.project.type("a.OldTest").gains("too()V");

    assertThat(unknown(Runs.EXECUTION, "a.OldTest")).hasSize(1);
  }

  @Test
  void classThatAnotherExecutionRanIsNot() {
    assertThat(unknown("slow-tests", "a.OldTest")).hasSize(1);
  }

  private Selection withNewClass() {
    SortedSet<ContainerId> unknown = new TreeSet<>();
    unknown.add(new ContainerId(Runs.EXECUTION, "a.NewTest"));
    Options options =
        new Options(scenario.runs.now(), Duration.ofDays(7), scenario.runs.settings(), unknown);
    return Selector.select(scenario.known(), scenario.project, options);
  }

  @Test
  void newClassMakesARunThoughNoKnownTestIsAffected() {
    assertThat(withNewClass().mode()).isEqualTo(Selection.Mode.INCREMENTAL);
    assertThat(withNewClass().selected()).isEmpty();
  }

  @Test
  void snapshotOfWhichNoTestIsHereIsNoGroundToChooseOn() {
    scenario.project.delete("a.OldTest");

    assertThat(withNewClass().mode()).isEqualTo(Selection.Mode.ALL);
    assertThat(withNewClass().reason())
        .isEqualTo("of the tests that the snapshot knows none is in this module");
  }
}
