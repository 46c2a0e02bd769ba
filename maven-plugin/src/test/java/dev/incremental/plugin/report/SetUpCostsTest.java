package dev.incremental.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Which set-up is worth doing once, and what is said of it. */
class SetUpCostsTest {
  private final ReportStory story = new ReportStory();

  private SetUpCosts costs() {
    return story.report().setUps();
  }

  @Test
  void whatWouldSpareMostIsSaidWithItsClassesAndRuns() {
    story
        .leavesOut("a.OneTest", 10, 1000)
        .setsUp("a.OneTest", "a.CompanyTest#setUp", 10, 20_000)
        .setsUp("a.TwoTest", "a.CompanyTest#setUp", 5, 10_000)
        .setsUp("a.TwoTest", "a.PayTest#pay", 2, 30_000)
        .setsUp("a.TwoTest", "a.Application", 1, 60_000);

    assertThat(costs().advice())
        .containsExactly(
            "Set-up took 2 min 0 s of 2 min 10 s. Done once, this would spare most (mvn"
                + " incremental:report has all):",
            "  a.CompanyTest#setUp  30 s in 2 classes, 15 runs",
            "  a.PayTest#pay        30 s in 1 class, 2 runs");
  }

  @Test
  void whatRunsOnceSparesNothing() {
    story.setsUp("a.OneTest", "a.CompanyTest#setUp", 1, 60_000);

    assertThat(costs().advice()).isEmpty();
    assertThat(costs().methods()).extracting(SetUpCost::sparedMillis).containsExactly(0L);
  }

  @Test
  void lessThanTenSecondsAreNotWorthALine() {
    story.setsUp("a.OneTest", "a.CompanyTest#setUp", 10, 11_000);

    assertThat(costs().advice()).isEmpty();
  }

  @Test
  void lessThanATenthOfAllTestsIsNotWorthALine() {
    story
        .leavesOut("a.OneTest", 100, 10_000)
        .setsUp("a.OneTest", "a.CompanyTest#setUp", 100, 60_000);

    assertThat(costs().advice()).isEmpty();
  }

  @Test
  void thereAreFiveLinesAtMost() {
    for (int i = 0; i < 7; i++) {
      story.setsUp("a.OneTest", "a.Base" + i + "Test#setUp", 10, 60_000);
    }

    assertThat(costs().advice()).hasSize(1 + 5);
  }

  @Test
  void theStartOfAnApplicationContextIsSetUpThatIsNotDoneOnce() {
    story.setsUp("a.OneTest", "a.Application", 20, 60_000);

    assertThat(costs().millis()).isEqualTo(60_000);
    assertThat(costs().advice()).isEmpty();
  }

  @Test
  void thePageOnAdoptingNamesTheBounds() throws Exception {
    String page = Files.readString(Path.of("../src/site/markdown/adopting.md"));

    assertThat(page)
        .contains(
            "at least "
                + SetUpCosts.WORTH_MILLIS / 1000
                + " seconds and "
                + SetUpCosts.WORTH_PERCENT
                + " %");
  }

  @Test
  void thePageShowsMethodsClassesAndHowTheyAreDistributed() {
    String page = ReportHtml.of(ReportStory.usual().report());

    assertThat(page)
        .contains(
            "<h2 id=\"set-up-times\">Set-up times</h2>",
            "Set-up took 8.5 s of 24 s",
            "<code>shop<wbr/>.ShopTest<wbr/>#setUp</code></th><td class=\"number\">8.0 s</td>",
            "Spring&#39;s context <code>shop<wbr/>.Application</code>",
            "<th scope=\"row\" class=\"text\">1.0 s to 10 s</th><td class=\"number\">2</td>",
            "<th scope=\"row\" class=\"text\">1 min 40 s and more</th><td class=\"number\">0</td>");
  }

  @Test
  void thePageShowsWhatSeedsSpareWhereItIsKnown() {
    String page = ReportHtml.of(ReportStory.usual().report());

    assertThat(page)
        .contains(
            "Set-up of 2 classes that begin with a seed took 43 s when last run without one, and"
                + " takes 7.0 s now.")
        .containsPattern(
            "10 s to 1 min 40 s</th><td class=\"number\">1</td><td[^>]*>.*?</td>"
                + "<td class=\"number\">0</td>");
    assertThat(story.setsUp("a.OneTest", "a.CompanyTest#setUp", 1, 60_000).report().setUps())
        .extracting(SetUpCosts::seeded)
        .asInstanceOf(LIST)
        .isEmpty();
  }

  @Test
  void withoutSetUpThereIsNoSection() {
    story.leavesOut("a.OneTest", 1, 10);

    assertThat(ReportHtml.of(story.report())).doesNotContain("Set-up");
  }
}
