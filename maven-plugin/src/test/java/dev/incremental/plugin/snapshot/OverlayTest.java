package dev.incremental.plugin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.recording.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of two snapshots laid over each other. */
class OverlayTest {
  private static final ContainerId CLASS = new ContainerId(Runs.EXECUTION, "a.T");
  private static final TestId TEST = Runs.test("a.T#works()");

  private final Project project = new Project();
  private final Runs runs = new Runs(project).testClasses("a.T");

  @BeforeEach
  void oneTestClass() {
    project.type("a.T").method("works()V");
  }

  private Snapshot run(Outcome outcome) {
    Fork fork = new Fork();
    fork.test("a.T#works()").runs("a.T#works()V").ends(outcome);
    return runs.record(fork);
  }

  private Snapshot failedSetUp() {
    Fork fork = new Fork();
    fork.container("a.T").ends(Outcome.FAILED);
    return runs.record(fork);
  }

  @Test
  void equalRunsAreKeptOnce() {
    Snapshot first = run(Outcome.PASSED);
    Snapshot second = run(Outcome.PASSED);

    Snapshot both = Overlay.of(first, second);

    assertThat(both.records(TEST)).hasSize(1);
    assertThat(both.records(TEST).get(0).at()).isEqualTo(second.createdAt());
    assertThat(both.entries().size()).isEqualTo(first.entries().size());
    assertThat(both.scopes()).hasSameSizeAs(first.scopes());
  }

  @Test
  void overlayOfWhatIsOlderChangesNothingButTheOrder() {
    Snapshot first = run(Outcome.PASSED);
    project.editBody("a.T#works()V");
    Snapshot second = run(Outcome.PASSED);

    assertThat(Overlay.of(second, first).records(TEST))
        .extracting(TestRecord::at)
        .containsExactly(second.createdAt(), first.createdAt());
  }

  @Test
  void redResultOfTheNewerSnapshotCountsWhateverTheClockSays() {
    Snapshot red = run(Outcome.FAILED);
    Snapshot laterElsewhere = run(Outcome.PASSED);

    assertThat(Overlay.of(laterElsewhere, red).records(TEST))
        .extracting(TestRecord::outcome)
        .containsExactly(TestOutcome.FAILED);
  }

  @Test
  void testsThatAreGoneAreForgotten() {
    Snapshot all = Overlay.of(run(Outcome.PASSED), Snapshot.empty(runs.now()), TEST::equals);

    assertThat(all.tests()).isEmpty();
    assertThat(all.entries().size()).isZero();
    assertThat(all.scopes()).isEmpty();
  }

  @Test
  void classThatFailsIsNotKnownAnyMore() {
    Snapshot both = Overlay.of(run(Outcome.PASSED), failedSetUp());

    assertThat(both.knownClasses()).doesNotContainKey(CLASS);
    assertThat(both.failedContainers()).containsKey(CLASS);
  }

  @Test
  void classThatIsWhollyRecordedAgainNoLongerCountsAsFailed() {
    Snapshot both = Overlay.of(failedSetUp(), run(Outcome.PASSED));

    assertThat(both.knownClasses()).containsKey(CLASS);
    assertThat(both.failedContainers()).isEmpty();
  }

  @Test
  void commitAndMomentAreTheLatestKnown() {
    Snapshot base = run(Outcome.PASSED).ofCommit("4f2c9e1");
    Snapshot local = run(Outcome.PASSED);

    Snapshot both = Overlay.of(base, local);

    assertThat(both.commit()).isEqualTo("4f2c9e1");
    assertThat(both.createdAt()).isEqualTo(local.createdAt());
  }
}
