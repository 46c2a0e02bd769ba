package dev.incremental.it.browser;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.report.AuditEntry;
import dev.incremental.plugin.report.AuditFigures;
import dev.incremental.plugin.report.AuditHistory;
import dev.incremental.plugin.report.AuditJson;
import dev.incremental.plugin.report.HotSpot;
import dev.incremental.plugin.report.Report;
import dev.incremental.plugin.report.ReportedChange;
import dev.incremental.plugin.report.ReportedRun;
import dev.incremental.plugin.report.ReportedSeed;
import dev.incremental.plugin.report.ReportedSeeds;
import dev.incremental.plugin.report.ReportedTest;
import dev.incremental.plugin.report.SeedFinding;
import dev.incremental.plugin.report.SeedState;
import dev.incremental.plugin.report.SetUpCosts;
import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Entry;
import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.SetUpTime;
import dev.incremental.plugin.snapshot.SetUpTimes;
import dev.incremental.plugin.snapshot.SnapshotBuilder;
import dev.incremental.plugin.snapshot.TestId;
import dev.incremental.plugin.snapshot.TestOutcome;
import dev.incremental.plugin.snapshot.TestRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reports to look at, the same each time. */
final class SampleReports {
  private static final Instant AT = Instant.parse("2026-11-20T17:02:00Z");
  private static final List<String> NOUNS =
      List.of("Invoice", "Order", "Customer", "Price", "Stock", "Shipment", "Payment", "Return");
  private static final List<String> PARTS =
      List.of("Service", "Repository", "Mapper", "Controller", "Validator", "Export", "Rules");

  private final Random random = new Random(7);
  private final int size;

  private SampleReports(int size) {
    this.size = size;
  }

  /** One of a module with so many tests. */
  static Report of(int tests) {
    return new SampleReports(tests).report();
  }

  private String type(int i) {
    return "com.example.shop."
        + NOUNS.get(i % NOUNS.size()).toLowerCase(java.util.Locale.ROOT)
        + "."
        + NOUNS.get(i % NOUNS.size())
        + PARTS.get(i / NOUNS.size() % PARTS.size())
        + (i < 56 ? "" : String.valueOf(i / 56));
  }

  private Report report() {
    List<ReportedChange> changes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      changes.add(
          i % 7 == 3
              ? new ReportedChange("resource", "mail/templates/reminder-" + i + ".html", "staged")
              : new ReportedChange(
                  "method",
                  type(i) + "#total(" + type(1) + ", java.lang.String)",
                  i % 2 == 0 ? "uncommitted" : "committed"));
    }
    List<ReportedTest> decisions = new ArrayList<>();
    List<TestRecord> tests = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String className = type(i / 12) + "Test";
      String method = "keepsWhatItWasGiven" + i % 12 + "(java.lang.String)";
      long millis = (long) Math.exp(random.nextGaussian() * 1.6 + 3);
      boolean selected = i % 12 < 2;
      int change = (int) (changes.size() * Math.pow(random.nextDouble(), 3));
      String reason =
          (i % 24 == 0 ? "set-up of " + className + " calls " : "calls ")
              + changes.get(change).name();
      decisions.add(
          new ReportedTest(
              "default-test",
              className,
              method,
              selected,
              selected ? reason : "nothing that it depends on changed",
              selected ? change : -1,
              0,
              millis));
      TestOutcome outcome = i % 97 == 0 ? TestOutcome.FAILED : TestOutcome.PASSED;
      TestId id = new TestId("default-test", className, method);
      tests.add(new TestRecord(id, outcome, millis, AT, Indices.NONE, Indices.NONE));
    }
    ReportedRun run =
        new ReportedRun(
            "incremental",
            "what changed affects some tests",
            "4f2c9e1aaaaaaaaa",
            3,
            changes,
            List.of("com.example.shop.NewestTest", "com.example.<script>alert(1)</script>"),
            decisions);
    return new Report(
        "com.example.shop", AT, run, AT, audits(), tests, spots(), setUps(), seeds(tests));
  }

  /** Seeds in each state that there is, and some that are valid, each with some of the tests. */
  private ReportedSeeds seeds(List<TestRecord> tests) {
    List<ReportedSeed> seeds = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      SeedState state = SeedState.values()[i < 6 ? 5 - i : 0];
      boolean valid = state.isValid();
      String name = NOUNS.get(i % NOUNS.size()).toLowerCase(java.util.Locale.ROOT) + "s-" + i;
      seeds.add(
          new ReportedSeed(
              new SeedFinding(
                  name,
                  i % 3 == 2 ? "invoices-0" : "",
                  "com.example.shop.seeds.Seeds#" + NOUNS.get(i % NOUNS.size()),
                  state,
                  why(state, name, type(i)),
                  valid ? AT.minusSeconds(7_000L * i * i) : null,
                  valid ? 8_123_456L * (1 + i) * i : -1),
              tests.subList(i * size / 24, i * size / 24 + random.nextInt(size / 3))));
    }
    return new ReportedSeeds(AT.minusSeconds(240), seeds);
  }

  private static String why(SeedState state, String name, String type) {
    return switch (state) {
      case UP_TO_DATE, IMPORTED -> "";
      case MADE, NOT_UP_TO_DATE -> "calls " + type + "#total(long)";
      case FAILED -> "The seed '" + name + "' cannot be made: java.lang.IllegalStateException: no";
      case NOT_KNOWN -> "the build ended before";
    };
  }

  /** Base classes whose set-up takes long, in a third of the classes. */
  private SetUpCosts setUps() {
    SortedMap<ContainerId, SortedMap<String, SetUpTime>> setUps = new TreeMap<>();
    for (int i = 0; i < size / 12; i += 3) {
      long micros = (long) (1000 * Math.exp(random.nextGaussian() * 2 + 5));
      SortedMap<String, SetUpTime> times = new TreeMap<>();
      times.put(type(i % 5) + "BaseTest#setUp", new SetUpTime(12, micros, 0));
      times.put("com.example.shop.ShopApplication", new SetUpTime(1, micros / 3, 0));
      setUps.put(new ContainerId("default-test", type(i) + "Test"), times);
    }
    SortedMap<ContainerId, Long> beforeSeeds = new TreeMap<>();
    SnapshotBuilder snapshot = new SnapshotBuilder();
    Dependency note = new Dependency(DependencyKind.FILE, "target/tests-seed-invoices-0.txt");
    Indices seed = Indices.of(snapshot.entry(new Entry(note, 1, Indices.NONE)));
    for (int i = 0; i < size / 12; i += 2) {
      TestId test = new TestId("default-test", type(i) + "Test", "keeps()");
      snapshot.test(new TestRecord(test, TestOutcome.PASSED, 0, AT, seed, Indices.NONE));
      beforeSeeds.put(
          new ContainerId(test.execution(), test.className()),
          (long) (1000 * Math.exp(random.nextGaussian() + 8)));
    }
    return SetUpCosts.of(snapshot.setUps(new SetUpTimes(setUps, beforeSeeds)).build(null, AT));
  }

  private AuditHistory audits() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean missed = i % 17 == 5;
      int changed = missed ? 3 : i % 3;
      lines.add(
          AuditJson.line(
              new AuditEntry(
                  AT.plusSeconds(86_400L * (i - 40)),
                  "com.example.shop",
                  List.of("default-test"),
                  Integer.toHexString(random.nextInt()) + "aaaaaaaa",
                  i % 5 == 0,
                  null,
                  new AuditFigures(random.nextInt(size / 9), size, changed, missed ? 2 : changed),
                  missed ? List.of(type(9) + "Test#reminds()") : List.of())));
    }
    return new AuditHistory(lines);
  }

  private List<HotSpot> spots() {
    List<HotSpot> spots = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int tests = (int) (size * Math.pow(0.95, i));
      spots.add(
          new HotSpot(
              "class",
              type(i),
              tests,
              tests * 40L,
              3 + i % 40,
              type(i) + "#total(java.lang.String)",
              tests * 3 / 4));
    }
    spots.add(20, new HotSpot("resource", "application.yml", size / 3, size * 9L, 0, "", 0));
    return spots;
  }
}
