package dev.incremental.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.git.ChangedFile;
import dev.incremental.plugin.selection.Audit;
import dev.incremental.plugin.selection.Change;
import dev.incremental.plugin.selection.OutcomeChange;
import dev.incremental.plugin.selection.Reason;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an audit looks like to its readers, now and later. */
class AuditReportsTest {
  private static final Instant AT = Instant.parse("2026-01-31T02:00:00Z");
  private static final String COMMIT = "4f2c9e1".repeat(6).substring(0, 40);
  private static final Change EDIT =
      new Change(
          new Dependency(DependencyKind.METHOD, "a.One#x()I"), Change.Difference.CHANGED, null);

  private final List<TestDecision> tests = new ArrayList<>();
  private final List<OutcomeChange> changed = new ArrayList<>();

  private static TestId test(String name) {
    return TestId.parse("default-test", name);
  }

  private void selected(int count) {
    for (int i = 0; i < count; i++) {
      Reason reason = new Reason.Everything("calls a.One#x()");
      tests.add(new TestDecision(test("a.OneTest#x" + i + "()"), true, reason, 0));
    }
  }

  private void leftOut(int count) {
    for (int i = 0; i < count; i++) {
      Reason reason = new Reason.Unaffected(Instant.EPOCH);
      tests.add(new TestDecision(test("a.Outer$ClockTest#x" + i + "(int)"), false, reason, 0));
    }
  }

  private void breaks(String name) {
    changed.add(new OutcomeChange(test(name), "passed", "failed"));
  }

  private Audit audit() {
    return new Audit(
        new Selection(Selection.Mode.INCREMENTAL, "", List.of(EDIT), tests, new TreeSet<>()),
        changed);
  }

  private AuditTranscript transcript(String place) {
    ChangedFile file =
        new ChangedFile(
            "src/main/java/a/One.java",
            ChangedFile.Kind.MODIFIED,
            ChangedFile.Source.UNSTAGED,
            null);
    return new AuditTranscript(audit(), new ChangeSources(List.of(file)), place);
  }

  private String line() {
    AuditEntry.Occasion occasion = new AuditEntry.Occasion(AT, "a.shop", COMMIT, true, null);
    return AuditJson.line(AuditEntry.of(occasion, List.of("default-test"), audit()));
  }

  private static String history(AuditFigures... figures) {
    AuditEntry.Occasion occasion = new AuditEntry.Occasion(AT, "a.shop", null, false, COMMIT);
    return new AuditHistory(
            List.of(figures).stream()
                .map(each -> entry(occasion, each))
                .map(AuditJson::line)
                .toList())
        .sentence();
  }

  private static AuditEntry entry(AuditEntry.Occasion occasion, AuditFigures figures) {
    return new AuditEntry(
        occasion.at(),
        occasion.module(),
        List.of(),
        occasion.commit(),
        occasion.dirty(),
        occasion.baseline(),
        figures,
        List.of());
  }

  @Test
  void whatWouldHaveRunAndWhatThatCaughtIsOneLine() {
    selected(37);
    leftOut(1805);
    breaks("a.OneTest#x0()");
    breaks("a.OneTest#x1()");

    assertThat(transcript("").headline())
        .isEqualTo(
            "Audit: would have run 37 of 1 842 tests (2.0 %) and caught 2 of 2 outcomes that"
                + " changed");
    assertThat(transcript("").misses()).isEmpty();
  }

  @Test
  void whereNoOutcomeChangedThereWasNothingToCatch() {
    selected(1);
    leftOut(3);

    assertThat(transcript("").headline())
        .isEqualTo("Audit: would have run 1 of 4 tests (25.0 %); no outcome changed");
  }

  @Test
  void whereEverythingWouldHaveRunNothingIsClaimedToBeCaught() {
    selected(4);
    assertThat(transcript("").headline())
        .isEqualTo("Audit: would have run everything, 4 tests; no outcome changed");

    breaks("a.OneTest#x0()");
    assertThat(transcript("").headline())
        .isEqualTo("Audit: would have run everything, 4 tests; 1 outcome changed");
  }

  @Test
  void aMissNamesTheTestTheChangeAndTheCommand() {
    selected(1);
    leftOut(3);
    breaks("a.OneTest#x0()");
    breaks("a.Outer$ClockTest#x1(int)");

    assertThat(transcript("-pl :shop").headline()).endsWith("caught 1 of 2 outcomes that changed");
    assertThat(transcript("-pl :shop").misses())
        .containsExactly(
            "Missed: a.Outer$ClockTest#x1(int) passed before and failed now, and would have been"
                + " left out",
            "  mvn incremental:explain -pl :shop '-Dtest=a.Outer$ClockTest#x1'",
            "  Changed: 1 method in One  (src/main/java/a/One.java)",
            "  Something that was not recorded matters to this test, or the clock, randomness or"
                + " other tests do");
  }

  @Test
  void ofManyMissesTheFirstAreNamed() {
    leftOut(12);
    tests.forEach(each -> breaks(each.test().inFork()));

    assertThat(transcript("").misses()).hasSize(2 * 10 + 3).contains("Missed: … and 2 more tests");
  }

  @Test
  void anExplanationSaysWhatWouldHaveBeenDecided() {
    selected(1);
    leftOut(1);
    breaks("a.OneTest#x0()");
    breaks("a.Outer$ClockTest#x0(int)");

    assertThat(new AuditExplanation(audit(), Snapshot.empty(AT)).lines("default-test"))
        .containsExactly(
            "a.OneTest#x0() would have run: calls a.One#x()",
            "  it passed before and failed now",
            "a.Outer$ClockTest#x0(int) would have been left out: nothing that it depends on"
                + " changed",
            "  it passed before and failed now",
            "  changed: 1 method in One",
            "  seen to depend on: nothing that a test depends on");
    assertThat(new AuditExplanation(audit(), Snapshot.empty(AT)).lines("other")).isEmpty();
  }

  @Test
  void theHistoryKeepsNumbersAndTheNamesOfMissedTests() {
    selected(1);
    leftOut(1);
    breaks("a.OneTest#x0()");
    breaks("a.Outer$ClockTest#x0(int)");

    assertThat(line())
        .isEqualTo(
            "{\"schema\":1,\"at\":\"2026-01-31T02:00:00Z\",\"module\":\"a.shop\","
                + "\"executions\":[\"default-test\"],\"commit\":\""
                + COMMIT
                + "\",\"dirty\":true,\"selected\":1,\"total\":2,\"changed\":2,\"caught\":1,"
                + "\"missed\":[\"a.Outer$ClockTest#x0(int)\"]}");
    assertThat(AuditJson.figures(line())).hasValue(new AuditFigures(1, 2, 2, 1));
  }

  @Test
  void theHistoryNamesAFewOfManyMissedTestsAndCutsLongNames() {
    IntStream.range(0, 50).forEach(i -> breaks("a.LongTest#" + "x".repeat(1000) + i + "()"));
    changed.forEach(
        each -> tests.add(new TestDecision(each.test(), false, new Reason.Unaffected(AT), 0)));

    assertThat(line()).hasSizeLessThan(20 * 350);
  }

  @Test
  void theSumTellsRunsApartThatProveNothing() {
    assertThat(
            history(
                new AuditFigures(10, 200, 3, 3),
                new AuditFigures(0, 200, 0, 0),
                new AuditFigures(200, 200, 7, 7)))
        .isEqualTo(
            "Audit of 2 full runs: caught 3 of 3 by 2.5 % of the tests; everything would have run"
                + " in 1 more");
    assertThat(history(new AuditFigures(10, 200, 3, 2)))
        .isEqualTo("Audit of 1 full run: caught 2 of 3 by 5.0 % of the tests");
    assertThat(history(new AuditFigures(200, 200, 7, 7)))
        .isEqualTo(
            "Audit of no run that a selection would have cut short; everything would have run in"
                + " 1");
  }

  @Test
  void linesThatCannotBeReadDoNotCount() {
    selected(1);
    leftOut(1);
    String good = line();

    for (String bad :
        List.of(
            "",
            "rubbish",
            "[]",
            "{\"schema\":1}",
            "{\"schema\":1,\"selected\":",
            good.replace("\"schema\":1", "\"schema\":2"),
            good.replace("\"selected\":1", "\"selected\":3"),
            good.replace("\"selected\":1", "\"selected\":99999999999"),
            good.replace("\"caught\":0", "\"caught\":1"))) {
      assertThat(AuditJson.figures(bad)).as(bad).isEmpty();
    }
    assertThat(AuditJson.figures(good.replace("\"dirty\":true", "\"more\":{\"a\":[1]}")))
        .isPresent();
    assertThat(new AuditHistory(List.of(good, "rubbish")).sentence())
        .isEqualTo(
            "Audit of 1 full run: caught 0 of 0 by 50.0 % of the tests; 1 line cannot be read");
  }
}
