package dev.incremental.plugin.report;

import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.SetUpTime;
import dev.incremental.plugin.snapshot.SetUpTimes;
import dev.incremental.plugin.snapshot.TestId;
import dev.incremental.plugin.snapshot.TestOutcome;
import dev.incremental.plugin.snapshot.TestRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What is known of a module's tests, told step by step, for those who render it. */
final class ReportStory {
  static final Instant AT = Instant.parse("2026-11-20T17:02:00Z");

  private final List<ReportedChange> changes = new ArrayList<>();
  private final List<ReportedTest> decisions = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final List<String> audits = new ArrayList<>();
  private final List<TestRecord> tests = new ArrayList<>();
  private final List<HotSpot> spots = new ArrayList<>();
  private final SortedMap<ContainerId, SortedMap<String, SetUpTime>> setUps = new TreeMap<>();
  private final SortedMap<ContainerId, Long> beforeSeeds = new TreeMap<>();
  private final List<SeedFinding> seeds = new ArrayList<>();
  private final SortedMap<String, List<TestRecord>> users = new TreeMap<>();
  private boolean isLookedAt = true;
  private String module = "shop";

  ReportStory of(String name) {
    module = name;
    return this;
  }

  /** Some tests of a class run because something changed. */
  ReportStory selects(String kind, String name, String className, int count, long millis) {
    ReportedChange change = new ReportedChange(kind, name, "uncommitted");
    if (!changes.contains(change)) {
      changes.add(change);
    }
    int place = changes.indexOf(change);
    tests(className, count, millis, true, "calls " + name, place, 0);
    return this;
  }

  /** Some tests of a class run for another reason. */
  ReportStory selectsFor(String reason, String className, int count, long millis) {
    tests(className, count, millis, true, reason, -1, 0);
    return this;
  }

  ReportStory leavesOut(String className, int count, long millis) {
    tests(className, count, millis, false, "nothing that it depends on changed", -1, 0);
    return this;
  }

  ReportStory leavesToOthers(String className, int count, long millis) {
    tests(className, count, millis, false, "runs in shard 2: failed last time", -1, 2);
    return this;
  }

  private void tests(
      String className,
      int count,
      long millis,
      boolean selected,
      String reason,
      int change,
      int shard) {
    for (int i = 0; i < count; i++) {
      String method = "works" + i + "()";
      decisions.add(
          new ReportedTest(
              "default-test", className, method, selected, reason, change, shard, millis));
      TestId id = new TestId("default-test", className, method);
      tests.add(new TestRecord(id, TestOutcome.PASSED, millis, AT, Indices.NONE, Indices.NONE));
    }
  }

  ReportStory findsNew(String className) {
    unknown.add(className);
    return this;
  }

  ReportStory audited(int selected, int total, int changed, int caught, String... missed) {
    audits.add(
        AuditJson.line(
            new AuditEntry(
                AT.plusSeconds(86_400L * audits.size()),
                module,
                List.of("default-test"),
                "4f2c9e1aaaaaaaaa",
                false,
                null,
                new AuditFigures(selected, total, changed, caught),
                List.of(missed))));
    return this;
  }

  ReportStory spot(String name, int all, String heaviest, int byOne) {
    spots.add(new HotSpot("class", name, all, 1200, 7, heaviest, byOne));
    return this;
  }

  ReportedRun run() {
    boolean none = decisions.stream().noneMatch(ReportedTest::selected) && unknown.isEmpty();
    return new ReportedRun(
        none ? "none" : "incremental",
        "what changed affects some tests",
        "4f2c9e1aaaaaaaaa",
        3,
        List.copyOf(changes),
        List.copyOf(unknown),
        List.copyOf(decisions));
  }

  Report report() {
    return new Report(
        module,
        AT,
        run(),
        AT,
        new AuditHistory(audits),
        List.copyOf(tests),
        List.copyOf(spots),
        setUps(),
        ReportedSeeds.of(isLookedAt ? AT.minusSeconds(180) : null, seeds, users));
  }

  private SetUpCosts setUps() {
    return SetUpCosts.of(new SetUpTimes(setUps, beforeSeeds), tests, id -> true);
  }

  /** All set-up of a class took so long before the class began with a seed. */
  ReportStory tookBeforeSeeds(String className, long millis) {
    beforeSeeds.put(new ContainerId("default-test", className), millis * 1000);
    return this;
  }

  /** A set-up method took time in a class, none of it in tests. */
  ReportStory setsUp(String className, String method, long runs, long millis) {
    setUps
        .computeIfAbsent(new ContainerId("default-test", className), id -> new TreeMap<>())
        .put(method, new SetUpTime(runs, millis * 1000, 0));
    return this;
  }

  /** A seed has a database. */
  ReportStory seed(String name, String after, SeedState state, String why) {
    seeds.add(
        new SeedFinding(
            name, after, "shop.Seeds#" + name, state, why, AT.minusSeconds(10_800), 8_123_456));
    return this;
  }

  /** A seed has none that tests could begin with. */
  ReportStory seedMissing(String name, SeedState state, String why) {
    seeds.add(new SeedFinding(name, "", "shop.Seeds#" + name, state, why, null, -1));
    return this;
  }

  /** All tests of a class that were told of so far begin with a seed. */
  ReportStory usesSeed(String className, String seed) {
    tests.stream()
        .filter(each -> each.id().className().equals(className))
        .forEach(each -> users.computeIfAbsent(seed, name -> new ArrayList<>()).add(each));
    return this;
  }

  /** No build has looked at the seeds. */
  ReportStory whoseSeedsNobodyLookedAt() {
    isLookedAt = false;
    seeds.replaceAll(each -> SeedFinding.unknown(each.name()));
    return this;
  }

  /** The same before anything was selected. */
  Report withoutRun() {
    return new Report(
        module,
        AT,
        null,
        null,
        new AuditHistory(audits),
        List.copyOf(tests),
        List.copyOf(spots),
        setUps(),
        ReportedSeeds.of(isLookedAt ? AT.minusSeconds(180) : null, seeds, users));
  }

  /** One change and two reasons, an audit, a hot spot. */
  static ReportStory usual() {
    return new ReportStory()
        .selects("method", "shop.Tax#rate(java.lang.String)", "shop.TaxTest", 2, 30)
        .selects("method", "shop.Tax#rate(java.lang.String)", "shop.InvoiceTest", 3, 400)
        .selectsFor("failed last time", "shop.OfferTest", 1, 10)
        .leavesOut("shop.MoneyTest", 14, 1000)
        .audited(37, 1842, 3, 2, "shop.ClockTest#now()")
        .spot("shop.Money", 18, "shop.Money#plus(shop.Money)", 12)
        .setsUp("shop.MoneyTest", "shop.ShopTest#setUp", 14, 7000)
        .setsUp("shop.TaxTest", "shop.ShopTest#setUp", 2, 1000)
        .setsUp("shop.TaxTest", "shop.Application", 1, 500)
        .tookBeforeSeeds("shop.MoneyTest", 42_000)
        .tookBeforeSeeds("shop.OfferTest", 700)
        .seed("company", "", SeedState.UP_TO_DATE, "")
        .seed("payroll", "company", SeedState.MADE, "calls shop.Pay#raise()")
        .usesSeed("shop.MoneyTest", "company")
        .usesSeed("shop.TaxTest", "company");
  }

  /** Ten thousand tests in a thousand classes, with names as long as they come. */
  static ReportStory large() {
    ReportStory story = new ReportStory();
    String longName = "com.example.application." + "deeply.nested.packages.".repeat(4);
    IntStream.range(0, 500)
        .forEach(
            i ->
                story
                    .selects(
                        "method",
                        longName + "Service" + i + "#total(" + longName + "Order)",
                        longName + "ServiceTest" + i,
                        10,
                        i)
                    .leavesOut(longName + "OtherTest" + i, 10, i)
                    .findsNew(longName + "NewTest" + i)
                    .audited(i, 10_000, 3, 2, longName + "ClockTest#now()")
                    .spot(longName + "Service" + i, 9000, longName + "Service#x()", 8000)
                    .setsUp(longName + "OtherTest" + i, longName + "Base" + i + "#setUp", 10, i)
                    .seedMissing(longName + i, SeedState.NOT_UP_TO_DATE, "calls " + longName));
    return story;
  }

  /** Names that mean something to HTML, Markdown or JSON, wherever there is one. */
  static ReportStory hostile(String name) {
    return new ReportStory()
        .of(name)
        .selects("resource", name, name, 2, 10)
        .selectsFor(name, name, 1, 10)
        .leavesOut(name + "2", 1, 10)
        .findsNew(name)
        .audited(1, 2, 1, 0, name)
        .spot(name, 3, name + "#" + name + "()", 2)
        .setsUp(name, name.replace('#', ' '), 1, 10)
        .setsUp(name, name + "#" + name, 1, 10)
        .seed(name, name, SeedState.MADE, name)
        .seedMissing(name + "2", SeedState.FAILED, name)
        .usesSeed(name, name);
  }
}
