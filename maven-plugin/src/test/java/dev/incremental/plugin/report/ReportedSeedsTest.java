package dev.incremental.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.plugin.snapshot.Entry;
import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.ScopeRecord;
import dev.incremental.plugin.snapshot.ScopeType;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotBuilder;
import dev.incremental.plugin.snapshot.TestId;
import dev.incremental.plugin.snapshot.TestOutcome;
import dev.incremental.plugin.snapshot.TestRecord;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What builds found of seeds, and who uses them. */
class ReportedSeedsTest {
  private static final SeedFindings FOUND =
      new SeedFindings(
          ReportStory.AT,
          List.of(
              new SeedFinding(
                  "company",
                  "",
                  "a.Seeds#company",
                  SeedState.MADE,
                  "calls a.B#x()",
                  ReportStory.AT,
                  8_123_456),
              new SeedFinding(
                  "payroll", "company", "a.Seeds#payroll", SeedState.FAILED, "no", null, -1),
              SeedFinding.unknown("other")));

  private final SnapshotBuilder snapshot = new SnapshotBuilder();

  private int note(String path, long fingerprint) {
    return snapshot.entry(
        new Entry(new Dependency(DependencyKind.FILE, path), fingerprint, Indices.NONE));
  }

  private void test(String name, int[] entries, int... uses) {
    snapshot.test(
        new TestRecord(
            TestId.parse("default-test", name),
            TestOutcome.PASSED,
            100,
            ReportStory.AT,
            Indices.of(entries),
            Indices.of(uses)));
  }

  private Snapshot recorded() {
    return snapshot.build(null, ReportStory.AT);
  }

  @Test
  void usersAreTestsThatReadASeedsNoteThemselvesOrInASetUp() {
    int company = note("shop/target/tests-seed-company.txt", 7);
    int payroll = note("shop/target/tests-seed-payroll.txt", 8);
    int gone = note("shop/target/tests-seed-gone.txt", Fingerprint.ABSENT);
    int other = note("shop/target/tests-seed-company.txt.old", 9);
    int setUp =
        snapshot.scope(
            new ScopeRecord(ScopeType.CONTAINER, "a.TwoIT", Indices.of(company), Indices.NONE));
    test("a.OneIT#x()", new int[] {company, payroll});
    test("a.OneIT#y()", new int[] {gone, other});
    test("a.TwoIT#x()", new int[] {}, setUp);
    test("a.TwoIT#y()", new int[] {}, setUp);

    List<ReportedSeed> seeds = ReportedSeeds.of(FOUND, recorded()).seeds();

    assertThat(seeds)
        .extracting(each -> each.finding().name() + " " + each.classes())
        .containsExactly("payroll {a.OneIT=1}", "other {}", "company {a.OneIT=1, a.TwoIT=2}");
  }

  @Test
  void usersAreFoundHoweverManyTestsThereAre() {
    int company = note("target/tests-seed-company.txt", 7);
    IntStream.range(0, 2500)
        .forEach(
            i ->
                test(
                    "a.T" + i % 9 + "#x" + i + "()",
                    i % 2 == 0 ? new int[] {company} : new int[0]));

    assertThat(ReportedSeeds.of(FOUND, recorded()).seeds())
        .extracting(each -> each.users().size())
        .containsExactly(0, 0, 1250);
  }

  @Test
  void whereNoBuildIsKnownToHaveLookedSeedsAreThoseThatTestsUse() {
    test("a.OneIT#x()", new int[] {note("target/tests-seed-company.txt", 7)});

    ReportedSeeds seeds = ReportedSeeds.of(null, recorded());

    assertThat(seeds.lookedAt()).isNull();
    assertThat(seeds.seeds())
        .extracting(ReportedSeed::finding)
        .containsExactly(SeedFinding.unknown("company"));
    assertThat(seeds.invalid()).as("nobody knows").isEmpty();
    assertThat(ReportedSeeds.of(null, Snapshot.empty(ReportStory.AT)).isEmpty()).isTrue();
  }

  @Test
  void findingsAreReadAsTheyWereWritten() throws IOException {
    assertThat(SeedFindings.read(FOUND.text())).isEqualTo(FOUND);
    assertThat(SeedFindings.read(FOUND.text().replace("\"made\"", "\"later-word\"")).seeds())
        .extracting(SeedFinding::state)
        .startsWith(SeedState.NOT_KNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rubbish",
        "{}",
        "{\"schema\":2,\"at\":\"2026-11-20T17:02:00Z\",\"seeds\":[]}",
        "{\"schema\":1,\"seeds\":[]}",
        "{\"schema\":1,\"at\":\"yesterday\",\"seeds\":[]}",
        "{\"schema\":1,\"at\":\"2026-11-20T17:02:00Z\",\"seeds\":[{\"state\":\"made\"}]}",
        "{\"schema\":1,\"at\":\"2026-11-20T17:02:00Z\",\"seeds\":[7]}"
      })
  void whatAreNoFindingsIsRefusedInOneLine(String text) {
    assertThatThrownBy(() -> SeedFindings.read(text))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("[^\n]+");
  }

  @Test
  void thePageSaysWhatIsKnownOfEachAndWhatIsNot() {
    String page =
        ReportHtml.of(
            ReportStory.usual().seedMissing("third", SeedState.NOT_UP_TO_DATE, "calls x").report());

    assertThat(page)
        .contains(
            "As a build found them on 2026-11-20 16:59 UTC. What was edited since is not counted,"
                + " and no server was asked whether their databases are still there:",
            "<small><code>shop<wbr/>.Seeds<wbr/>#company</code></small></th>"
                + "<td class=\"text\">up to date</td><td class=\"number\">3 h ago</td>"
                + "<td class=\"number\">8.1 MB</td><td class=\"text\">–</td>"
                + "<td class=\"number\">16</td><td class=\"number\">2</td>"
                + "<td class=\"text\"><code>shop<wbr/>.MoneyTest</code> (14),"
                + " <code>shop<wbr/>.TaxTest</code> (2)</td>",
            "<td class=\"text\">made: calls shop.Pay#raise()</td>",
            "<td class=\"text\"><code>company</code></td><td class=\"number\">0</td>"
                + "<td class=\"number\">0</td><td class=\"text\">no known test</td>");
    assertThat(page.indexOf("not up to date: calls x"))
        .isPositive()
        .isLessThan(page.indexOf("made: calls"));
  }

  @Test
  void thePageSaysWhereNoBuildHasLooked() {
    Report report = ReportStory.usual().whoseSeedsNobodyLookedAt().report();

    assertThat(ReportHtml.of(report))
        .contains(
            "No build is known to have looked at them",
            "<td class=\"text\">not known</td><td class=\"number\">–</td>"
                + "<td class=\"number\">–</td>");
    assertThat(ReportJson.of(report))
        .contains("\"seeds\":{\"all\":[", "{\"seed\":\"payroll\",\"state\":\"not-known\",")
        .doesNotContain("lookedAt");
    assertThat(SummaryMarkdown.of(report)).doesNotContain("Seed");
  }

  @Test
  void withoutSeedsThereIsNoSection() {
    Report report = new ReportStory().leavesOut("a.OneTest", 1, 10).report();

    assertThat(ReportHtml.of(report)).doesNotContain("Seeds");
    assertThat(ReportJson.of(report)).doesNotContain("\"seeds\"");
  }

  @Test
  void theSummaryNamesOnlySeedsThatAreNotValid() {
    ReportStory story = ReportStory.usual();
    assertThat(SummaryMarkdown.of(story.report())).doesNotContain("Seed");

    story.seedMissing("broken", SeedState.FAILED, "The seed 'broken' cannot be made: no");
    assertThat(SummaryMarkdown.of(story.report()))
        .contains(
            """
            **Seeds that are not valid**

            | Seed | State | Tests |
            | --- | --- | --: |
            | `broken` | The seed 'broken' cannot be made: no | 0 |
            """)
        .doesNotContain("payroll");
  }
}
