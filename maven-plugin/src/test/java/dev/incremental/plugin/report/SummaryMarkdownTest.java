package dev.incremental.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on a pull request. */
class SummaryMarkdownTest {
  private static List<String> lines(Report report) {
    return SummaryMarkdown.of(report).lines().toList();
  }

  @Test
  void tellsWhatRunsAndWhy() {
    assertThat(lines(ReportStory.usual().findsNew("shop.NewTest").report()))
        .containsExactly(
            "## Tests of `shop`: 6 of 20 tests (30.0 %) are selected, and those of 1 new or changed"
                + " class",
            "",
            "Compared with the snapshot of 4f2c9e1, 3 commits back. 14 tests are not affected: 14 s"
                + " of 15 s by recorded durations.",
            "",
            "New or changed since recorded: `shop.NewTest`.",
            "",
            "| Tests | Time | Because of | In |",
            "| --: | --: | --- | --- |",
            "| 5 | 1.3 s | method `shop.Tax#rate(java.lang.String)` (uncommitted) |"
                + " `shop.InvoiceTest` and 1 more |",
            "| 1 | 10 ms | failed last time | `shop.OfferTest` |",
            "",
            "Audit of 1 full run: caught 2 of 3 by 2.0 % of the tests.",
            "",
            "**What selects most tests**",
            "",
            "| Class or file | Tests | Most by one method |",
            "| --- | --: | --- |",
            "| `shop.Money` | 18 (90.0 %) | 12 by `plus(shop.Money)` |",
            "",
            "**Slowest tests**",
            "",
            "| Time | Test |",
            "| --: | --- |",
            "| 1.0 s | `shop.MoneyTest#works0()` |",
            "| 1.0 s | `shop.MoneyTest#works1()` |",
            "| 1.0 s | `shop.MoneyTest#works10()` |",
            "| 1.0 s | `shop.MoneyTest#works11()` |",
            "| 1.0 s | `shop.MoneyTest#works12()` |");
  }

  @Test
  void whereEverythingRunsOneReasonIsEnough() {
    ReportedRun all =
        new ReportedRun(
            "all",
            "a snapshot records everything",
            null,
            0,
            List.of(),
            List.of(),
            ReportStory.usual().run().tests().stream().filter(ReportedTest::selected).toList());

    assertThat(lines(Report.ofRun("shop", all, ReportStory.AT)))
        .containsExactly(
            "## Tests of `shop`: All 6 known tests run",
            "",
            "Compared with what was recorded in this work tree. Reason: `a snapshot records"
                + " everything`.");
  }

  @Test
  void withoutASelectionItSaysSo() {
    assertThat(lines(ReportStory.usual().withoutRun()))
        .startsWith("## Tests of `shop`", "", "Nothing has been selected here yet.")
        .contains("**Slowest tests**");
  }

  @Test
  void isShortHoweverMuchThereIs() {
    List<String> lines = lines(ReportStory.large().report());

    assertThat(lines)
        .hasSizeLessThanOrEqualTo(SummaryMarkdown.MOST_LINES)
        .contains("… and 488 more reasons.");
    assertThat(String.join("\n", lines))
        .as("what GitHub takes as a comment")
        .hasSizeLessThan(65_536);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a|b",
        "a\\|b",
        "`a` ``b",
        "`",
        "line\nbreak\r\n\n# Title",
        "[link](https://example.org) @somebody #12 www.example.org",
        "*b* _i_ ~s~ $m$ :smile:",
        "\u2028|\u0000",
        "half\ud83d a|character"
      })
  void namesStayInTheirCells(String name) {
    List<String> lines = lines(ReportStory.hostile(name).report());
    List<String> harmless = lines(ReportStory.hostile("a.Plain").report());

    assertThat(lines).hasSameSizeAs(harmless);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(bars(lines.get(i))).as(lines.get(i)).isEqualTo(bars(harmless.get(i)));
      assertThat(outsideOfCode(lines.get(i)))
          .as(lines.get(i))
          .doesNotContain("<", "[", "@", "`", "~", "_", "$");
    }
  }

  @Test
  void aCharacterThatIsCutInHalfCanBeWritten() {
    String text =
        SummaryMarkdown.of(ReportStory.hostile("x" + "\ud83d\ude00".repeat(300)).report());

    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
    assertThat(text).contains("\ud83d\ude00\ufffd…");
  }

  /** How many bars end a cell. */
  private static int bars(String line) {
    return line.replaceAll("\\\\[\\\\|]", "").replaceAll("[^|]", "").length();
  }

  /** What is left of a line without code spans, read as CommonMark says. */
  private static String outsideOfCode(String line) {
    StringBuilder outside = new StringBuilder();
    int at = 0;
    while (at < line.length()) {
      int fence = 0;
      while (at + fence < line.length() && line.charAt(at + fence) == '`') {
        fence++;
      }
      int end = fence == 0 ? -1 : end(line, at + fence, fence);
      if (end > 0) {
        at = end;
      } else {
        outside.append(line, at, at + Math.max(1, fence));
        at += Math.max(1, fence);
      }
    }
    return outside.toString();
  }

  /** Behind the next run of just so many backticks. */
  private static int end(String line, int from, int fence) {
    int run = 0;
    for (int i = from; i <= line.length(); i++) {
      if (i < line.length() && line.charAt(i) == '`') {
        run++;
      } else if (run == fence) {
        return i;
      } else {
        run = 0;
      }
    }
    return -1;
  }
}
