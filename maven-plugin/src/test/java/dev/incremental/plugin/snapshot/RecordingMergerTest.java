package dev.incremental.plugin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.recording.Outcome;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run's recordings become. */
class RecordingMergerTest {
  private static final ContainerId CLASS = new ContainerId(Runs.EXECUTION, "a.T");

  private final Project project = new Project();
  private final Runs runs = new Runs(project).testClasses("a.T", "a.Base");

  @BeforeEach
  void oneTestClass() {
    project.type("a.Base").method("helps()V");
    project.type("a.T").extending("a.Base").method("works()V");
  }

  private static Fork fork() {
    Fork fork = new Fork();
    fork.test("a.T#works()").runs("a.T#works()V", "a.Base#helps()V").takes(120);
    return fork;
  }

  @Test
  void testKeepsItsOutcomeItsDurationAndItsMoment() {
    Snapshot snapshot = runs.record(fork());

    TestRecord record = snapshot.newest().get(0);
    assertThat(record.id()).isEqualTo(Runs.test("a.T#works()"));
    assertThat(record.outcome()).isEqualTo(TestOutcome.PASSED);
    assertThat(record.millis()).isEqualTo(120);
    assertThat(record.at()).isEqualTo(runs.now());
  }

  @Test
  void methodImpliesTheShapesOfItsClassAndOfWhatThatExtends() {
    EntryTable entries = runs.record(fork()).entries();

    int method =
        IntStream.range(0, entries.size())
            .filter(i -> entries.dependency(i).name().equals("a.T#works()V"))
            .findFirst()
            .orElseThrow();
    int shape = entries.implied(method).get(0);
    assertThat(entries.dependency(shape).name()).isEqualTo("a.T");
    assertThat(entries.dependency(entries.implied(shape).get(0)).name()).isEqualTo("a.Base");
  }

  @Test
  void classThatChangesWhileTestsRunIsUnknownToWhoTouchedIt() {
    project.changesMeanwhile("a.Base");

    MergeResult result = runs.merge(fork());

    EntryTable entries = result.snapshot().entries();
    assertThat(IntStream.range(0, entries.size()))
        .filteredOn(i -> entries.dependency(i).name().startsWith("a.Base"))
        .hasSize(2)
        .allMatch(i -> entries.fingerprint(i) == Fingerprint.UNKNOWN);
    assertThat(result.notices())
        .containsExactly(
            "Changed while the tests ran: a.Base. Tests that touched such classes run again next"
                + " time.");
  }

  @Test
  void wholeRunKnowsAllClassesOfTheTestDirectories() {
    assertThat(runs.record(fork()).knownClasses())
        .containsKeys(CLASS, new ContainerId(Runs.EXECUTION, "a.Base"));
  }

  @Test
  void aRunThatFoundNoTestKnowsThatThereIsNone() {
    assertThat(runs.empty().record().knownClasses()).containsKey(CLASS);
    assertThat(runs.record(fork().killed()).knownClasses()).isEmpty();
  }

  @Test
  void restrictedKilledAndPoisonedRunsKnowNoClass() {
    assertThat(runs.record(fork().killed()).knownClasses()).isEmpty();
    assertThat(runs.record(fork().poisoned("x")).knownClasses()).isEmpty();
    assertThat(runs.record().knownClasses()).isEmpty();
    assertThat(runs.restricted().record(fork()).knownClasses()).isEmpty();
  }

  @Test
  void classWhoseSetUpFailedIsNotKnown() {
    Fork fork = fork();
    fork.container("a.T").ends(Outcome.FAILED);

    assertThat(runs.record(fork).knownClasses()).doesNotContainKey(CLASS);
  }

  @Test
  void classWithASupertypeThatChangedMeanwhileIsNotKnown() {
    project.changesMeanwhile("a.Base");

    assertThat(runs.record(fork()).knownClasses()).isEmpty();
  }

  @Test
  void knownClassIsNoLongerTheSameWhenASupertypeGainsATest() {
    long then = runs.record(fork()).knownClasses().get(CLASS);

    project.type("a.Base").gains("inherited()V");

    assertThat(ClassShapes.of(project, List.of("a.T")).get("a.T")).isNotEqualTo(then);
  }

  @Test
  void everyTestDependsOnTheSettings() {
    project.has(DependencyKind.SETTING, "JDK feature release");
    runs.setting("JDK feature release", "17");

    Snapshot snapshot = runs.record(fork());

    assertThat(snapshot.settings()).extracting(Setting::text).containsExactly("17");
    assertThat(snapshot.newest().get(0).uses().size()).isEqualTo(1);
  }

  @Test
  void hierarchyThatContradictsItselfIsUnknown() {
    project.type("a.Base").extending("a.T");

    EntryTable entries = runs.record(fork()).entries();

    assertThat(IntStream.range(0, entries.size()).mapToLong(entries::fingerprint))
        .contains(Fingerprint.UNKNOWN);
  }

  @Test
  void classWithoutProbesIsNamedUnlessItsFileHasBeen() {
    project.type("a.Huge");
    project.type("a.NoClass").garbled();

    assertThat(runs.merge(fork().cannotProbe("a.Huge").cannotProbe("a.NoClass")).notices())
        .containsExactly(
            "Could not be given probes: a.Huge. Every test of a JVM that loaded such a class"
                + " depends on all of it.");
  }

  @Test
  void noticesSayWhatCannotBeReliedOn() {
    Fork killed = fork().killed();
    killed.test("a.T#hangs()").ends(Outcome.UNFINISHED);

    assertThat(runs.merge(killed, fork().poisoned("the disk is full")).notices())
        .containsExactly(
            "The recording of a fork cannot be relied on: the disk is full. Its tests run again"
                + " next time.",
            "1 fork did not end regularly. What had not ended runs again next time.",
            "1 test never finished and will run again next time.");
  }
}
