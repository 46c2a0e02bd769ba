package dev.incremental.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.git.Baseline;
import dev.incremental.plugin.git.ChangedFile;
import dev.incremental.plugin.selection.Cause;
import dev.incremental.plugin.selection.Change;
import dev.incremental.plugin.selection.Reason;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.selection.UsedScope;
import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.ScopeType;
import dev.incremental.plugin.snapshot.TestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a selection looks like to its readers. */
class TranscriptTest {
  private static final Change TOTAL =
      change(DependencyKind.METHOD, "a.InvoiceService#total(La/Order;)I");
  private static final Change TAX = change(DependencyKind.METHOD, "a.InvoiceService#tax()I");
  private static final Change SQL = change(DependencyKind.RESOURCE, "db/x.sql");
  private static final Baseline MAIN = new Baseline("4f2c9e1aaaaaaaaaa", 3, "main");
  private static final ChangedFile EDITED =
      new ChangedFile(
          "src/main/java/a/InvoiceService.java",
          ChangedFile.Kind.MODIFIED,
          ChangedFile.Source.UNSTAGED,
          null);

  private final List<TestDecision> tests = new ArrayList<>();
  private final TreeSet<ContainerId> unknown = new TreeSet<>();

  private static Change change(DependencyKind kind, String name) {
    return new Change(new Dependency(kind, name), Change.Difference.CHANGED, null);
  }

  private void affected(int count, String className, Change change, long millis) {
    for (int i = 0; i < count; i++) {
      TestId id = new TestId("default-test", className, "works" + i + "()");
      Reason reason = new Reason.Affected(id, new Cause(change, change.dependency(), List.of()));
      tests.add(new TestDecision(id, true, reason, millis));
    }
  }

  private void unaffected(int count, long millis) {
    for (int i = 0; i < count; i++) {
      TestId id = new TestId("default-test", "a.OtherTest", "works" + i + "()");
      tests.add(new TestDecision(id, false, new Reason.Unaffected(Instant.EPOCH), millis));
    }
  }

  private Selection selection(Selection.Mode mode, String reason, Change... changes) {
    return new Selection(mode, reason, List.of(changes), tests, unknown);
  }

  private static List<String> lines(Selection selection) {
    return new Transcript(selection, List.of(MAIN), new ChangeSources(List.of(EDITED))).lines();
  }

  @Test
  void incrementalRunNamesSnapshotChangesAndTests() {
    affected(12, "a.InvoiceServiceTest", TOTAL, 300);
    affected(25, "b.CheckoutFlowTest", SQL, 300);
    unaffected(1805, 215);

    assertThat(lines(selection(Selection.Mode.INCREMENTAL, "", TOTAL, TAX, SQL)))
        .containsExactly(
            "Snapshot 4f2c9e1 (main, 3 commits back), 1 842 tests",
            "Changed: 2 methods in InvoiceService, 1 resource  (3 commits, 1 uncommitted file)",
            "Running 37 of 1 842 tests (2.0 %), about 11 s instead of 6 min 39 s",
            "  CheckoutFlowTest       25  reads the resource db/x.sql",
            "  InvoiceServiceTest     12  calls InvoiceService.total(Order)");
  }

  @Test
  void timeIsEstimatedOnlyWhereSecondsAreSpared() {
    affected(1, "a.ATest", TOTAL, 300);
    unaffected(1, 1000);
    assertThat(lines(selection(Selection.Mode.INCREMENTAL, "", TOTAL)))
        .contains("Running 1 of 2 tests (50.0 %)");

    unaffected(1, 60_000);
    assertThat(lines(selection(Selection.Mode.INCREMENTAL, "", TOTAL)))
        .contains("Running 1 of 3 tests (33.3 %), less than 1 s instead of 1 min 1 s");

    affected(1, "a.BTest", TOTAL, 60_000);
    affected(1, "a.CTest", TOTAL, 60_000);
    assertThat(lines(selection(Selection.Mode.INCREMENTAL, "", TOTAL)))
        .contains("Running 3 of 5 tests (60.0 %), about 2 min 0 s instead of 3 min 1 s");
  }

  @Test
  void allTestsForOneReasonAreOneLine() {
    affected(2, "a.ATest", TOTAL, 0);
    affected(2, "a.BTest", TOTAL, 0);

    assertThat(lines(selection(Selection.Mode.INCREMENTAL, "", TOTAL)))
        .endsWith(
            "Changed: 1 method in InvoiceService  (3 commits, 1 uncommitted file)",
            "Running all 4 tests: calls InvoiceService.total(Order)");
  }

  @Test
  void allTestsForOneChangeAreOneLineWhateverItsWay() {
    for (String name : List.of("a.ATest", "a.BTest")) {
      TestId id = new TestId("default-test", name, "works()");
      UsedScope setUp = new UsedScope(ScopeType.CONTAINER, name);
      Cause cause = new Cause(TOTAL, TOTAL.dependency(), List.of(setUp));
      tests.add(new TestDecision(id, true, new Reason.Affected(id, cause), 0));
    }
    assertThat(lines(selection(Selection.Mode.INCREMENTAL, "", TOTAL)))
        .endsWith("Running all 2 tests: calls InvoiceService.total(Order)");
  }

  @Test
  void allTestsForSeveralReasonsNameTheMostFrequent() {
    affected(3, "a.ATest", TOTAL, 1000);
    affected(1, "a.BTest", SQL, 1000);

    assertThat(lines(selection(Selection.Mode.INCREMENTAL, "", TOTAL, SQL)))
        .endsWith(
            "Running all 4 tests, mostly calls InvoiceService.total(Order) (3)",
            "  ATest      3  calls InvoiceService.total(Order)",
            "  BTest      1  reads the resource db/x.sql");
  }

  @Test
  void allKnownTestsAndNewOnesAreTold() {
    affected(2, "a.ATest", TOTAL, 0);
    unknown.add(new ContainerId("default-test", "a.NewTest"));

    assertThat(lines(selection(Selection.Mode.INCREMENTAL, "", TOTAL)))
        .endsWith(
            "Running all 2 tests and those of 1 new or changed class: calls InvoiceService.total(Order)",
            "  ATest        2  calls InvoiceService.total(Order)",
            "  NewTest         new or changed since it was recorded");
  }

  @Test
  void onlyTheLargestClassesAreNamed() {
    for (int i = 0; i < 23; i++) {
      affected(1, "a.Test" + i, TOTAL, 0);
    }
    unaffected(1, 0);

    assertThat(lines(selection(Selection.Mode.INCREMENTAL, "", TOTAL)))
        .hasSize(24)
        .endsWith("  … and 3 tests in 3 more classes");
  }

  @Test
  void nothingAffectedIsSaid() {
    unaffected(1842, 0);

    assertThat(lines(selection(Selection.Mode.NONE, "")))
        .endsWith("Nothing is affected: 0 of 1 842 tests run.");
  }

  @Test
  void oneTestIsOneTest() {
    unaffected(1, 0);

    assertThat(
            new Transcript(
                    selection(Selection.Mode.NONE, ""), List.of(), new ChangeSources(List.of()))
                .lines())
        .containsExactly(
            "Snapshot of this work tree, 1 test", "Nothing is affected: 0 of 1 test run.");
  }

  @Test
  void everythingRunsForAReason() {
    affected(2, "a.ATest", TOTAL, 0);

    assertThat(lines(selection(Selection.Mode.ALL, "JDK feature release changed from 17 to 25")))
        .endsWith("Running all 2 tests: JDK feature release changed from 17 to 25");
  }

  @Test
  void everythingRunsWhereNothingIsKnown() {
    assertThat(lines(selection(Selection.Mode.ALL, "there is no snapshot yet")))
        .containsExactly("Running all tests: there is no snapshot yet");
  }

  @Test
  void newClassesAreNamedWithoutANumber() {
    unaffected(5, 0);
    unknown.add(new ContainerId("default-test", "a.NewTest"));

    assertThat(lines(selection(Selection.Mode.INCREMENTAL, "")))
        .endsWith(
            "Changed: nothing that a test depends on  (3 commits, 1 uncommitted file)",
            "Running the tests of 1 new or changed class; 0 of 5 known tests affected",
            "  NewTest         new or changed since it was recorded");
  }

  @Test
  void includeListNamesMethodsOrOutermostClasses() {
    affected(2, "a.ATest", TOTAL, 0);
    affected(1, "a.BTest$Inner", TOTAL, 0);
    unaffected(1, 0);
    unknown.add(new ContainerId("default-test", "a.NewTest"));

    assertThat(IncludeList.of(selection(Selection.Mode.INCREMENTAL, "")))
        .containsExactly("a/ATest#works0+works1", "a/BTest.java", "a/NewTest.java");
  }

  @Test
  void jsonHoldsModeChangesAndDecisions() {
    affected(1, "a.ATest", TOTAL, 35);
    unaffected(1, 0);

    String json =
        new SelectionJson(
                ReportedRun.of(
                    selection(Selection.Mode.INCREMENTAL, "why", TOTAL),
                    MAIN,
                    new ChangeSources(List.of(EDITED))))
            .text();

    assertThat(json.replaceAll("\\s*\\n\\s*", ""))
        .isEqualTo(
            """
            {"schema":1,"mode":"incremental","reason":"why",\
            "baseline":{"commit":"4f2c9e1aaaaaaaaaa","distance":3},\
            "changes":[{"kind":"method","name":"a.InvoiceService#total(a.Order)",\
            "source":"uncommitted"}],"unknownClasses":[],\
            "tests":[{"execution":"default-test","class":"a.ATest","method":"works0()",\
            "selected":true,"reason":"calls a.InvoiceService#total(a.Order)","millis":35,"change":0},\
            {"execution":"default-test","class":"a.OtherTest","method":"works0()",\
            "selected":false,"reason":"nothing that it depends on changed","millis":0}]}\
            """);
  }

  @Test
  void explanationNamesEveryStep() {
    TestId id = new TestId("default-test", "a.ATest", "works()");
    Dependency touched = new Dependency(DependencyKind.METHOD, "a.Rates#<clinit>()V");
    Change shape = change(DependencyKind.SHAPE, "a.Rate");
    Cause cause =
        new Cause(shape, touched, List.of(new UsedScope(ScopeType.INITIALISER, "a.Rates")));

    assertThat(Explanation.of(new TestDecision(id, true, new Reason.Affected(id, cause), 0)))
        .containsExactly(
            "a.ATest#works() runs: uses the static initialiser of a.Rates, which depends on the"
                + " shape of a.Rate",
            "  the shape of a.Rate changed",
            "  which belongs to the method a.Rates#<clinit>()",
            "  touched by the static initialiser of a.Rates",
            "  whose result the test uses");
  }

  @Test
  void durationsAreRounded() {
    assertThat(Quantity.duration(0)).isEqualTo("0 s");
    assertThat(Quantity.duration(400)).isEqualTo("less than 1 s");
    assertThat(Quantity.duration(59_600)).isEqualTo("1 min 0 s");
    assertThat(Quantity.duration(3_900_000)).isEqualTo("1 h 5 min");
  }
}
