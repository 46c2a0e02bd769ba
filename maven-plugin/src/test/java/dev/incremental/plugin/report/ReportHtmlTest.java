package dev.incremental.plugin.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page, which is written so that a parser of XML understands it too. */
class ReportHtmlTest {
  private final XPath paths = XPathFactory.newInstance().newXPath();

  private static Document page(Report report) throws Exception {
    String html = ReportHtml.of(report).replaceFirst("<!DOCTYPE html>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  private List<String> texts(Node from, String path) throws Exception {
    NodeList found = (NodeList) paths.evaluate(path, from, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent().strip());
    }
    return texts;
  }

  /** The cells of the rows of the table with a caption that begins so, without bars. */
  private List<String> rows(Document page, String caption) throws Exception {
    NodeList rows =
        (NodeList)
            paths.evaluate(
                "//table[starts-with(caption, '" + caption + "')]/tbody/tr",
                page,
                XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rows.getLength(); i++) {
      texts.add(String.join(" | ", texts(rows.item(i), "*[not(@aria-hidden)]")));
    }
    return texts;
  }

  @Test
  void tellsHowMuchRunsAndWhatIsSpared() throws Exception {
    Document page = page(ReportStory.usual().report());

    assertThat(texts(page, "//section[1]//p"))
        .startsWith(
            "6 of 20 tests (30.0 %) are selected.",
            "Compared with the snapshot of 4f2c9e1, 3 commits back. 14 tests are not affected: 14 s"
                + " of 15 s by recorded durations. Selected on 2026-11-20 17:02 UTC.");
    assertThat(rows(page, "How much"))
        .containsExactly(
            "Selected | 6 | 30.0 % | 1.3 s | 8.3 %",
            "Not affected | 14 | 70.0 % | 14 s | 91.7 %", "All | 20 | 100.0 % | 15 s | 100.0 %");
  }

  @Test
  void groupsReasonsByWhatChangedTheLargestFirst() throws Exception {
    assertThat(rows(page(ReportStory.usual().report()), "Why"))
        .containsExactly(
            "method shop.Tax#rate(java.lang.String) uncommittedcalls it | 5 | 83.3 % | 1.3 s | shop.InvoiceTest (3),"
                + " shop.TaxTest (2)",
            "failed last time | 1 | 16.7 % | 10 ms | shop.OfferTest");
  }

  @Test
  void tellsAuditsHotSpotsAndSlowTests() throws Exception {
    Document page =
        page(ReportStory.usual().audited(100, 2000, 2, 2).audited(20, 20, 1, 1).report());

    assertThat(texts(page, "//section[2]/p"))
        .containsExactly(
            "Audit of 2 full runs: caught 4 of 5 by 3.6 % of the tests; everything would have run in"
                + " 1 more.");
    assertThat(rows(page, "Full runs"))
        .containsExactly(
            "2026-11-22 17:02 UTC | 4f2c9e1 | 20 of 20 | 100.0 % | 1 | 1 | none",
            "2026-11-21 17:02 UTC | 4f2c9e1 | 100 of 2 000 | 5.0 % | 2 | 2 | none",
            "2026-11-20 17:02 UTC | 4f2c9e1 | 37 of 1 842 | 2.0 % | 3 | 2 | 1: shop.ClockTest#now()");
    assertThat(rows(page, "Classes and files"))
        .containsExactly("shop.Money | 18 | 90.0 % | 1.2 s | 12 | plus(shop.Money) | 7");
    assertThat(rows(page, "Tests by"))
        .hasSize(20)
        .contains("shop.InvoiceTest#works0() | 400 ms | 2.6 % | passed | 2026-11-20 17:02 UTC");
  }

  @Test
  void plotsAreExactAndSayInWordsWhatTheyShow() throws Exception {
    Document page = page(ReportStory.usual().audited(100, 2000, 2, 2).report());

    assertThat(texts(page, "//table[starts-with(caption, 'How')]/tbody/tr[1]//rect[2]/@width"))
        .containsExactly("30.00", "8.32");
    assertThat(texts(page, "//svg[@role='img']/@aria-label"))
        .containsExactly(
            "Columns for the last 2 full runs: the share of tests that would have run, up to 5.0 %."
                + " Something would have been missed in 1 run. The table below has the numbers.");
    assertThat(texts(page, "//svg[@role='img']/rect/@height"))
        .as("of 140 for 5 %")
        .containsExactly("56.24", "140.00");
    assertThat(texts(page, "//svg/text[@class='axis']"))
        .containsExactly("0 %", "2.5 %", "5 %", "2026-11-20");
    assertThat(texts(page, "//svg/text[@class='missed']")).containsExactly("▼");
  }

  @Test
  void isReadableWithoutSeeingIt() throws Exception {
    Document page = page(ReportStory.usual().report());

    assertThat(texts(page, "//h1")).containsExactly("Tests of shop");
    assertThat(texts(page, "//h2"))
        .containsExactly(
            "This run",
            "Audit of full runs",
            "What selects most tests",
            "Slowest tests",
            "Set-up times",
            "Seeds");
    assertThat(texts(page, "//h3")).containsExactly("Reasons");
    assertThat(texts(page, "//nav//a")).isEqualTo(texts(page, "//h2"));
    assertThat(texts(page, "//nav//a/@href")).allMatch(each -> each.startsWith("#"));
    assertThat(texts(page, "//section/@aria-labelledby")).isEqualTo(texts(page, "//h2/@id"));
    assertThat(texts(page, "//html/@lang")).containsExactly("en");
    assertThat(texts(page, "//table[not(caption)] | //th[not(@scope)]")).isEmpty();
    assertThat(texts(page, "//tbody/tr[not(th[@scope='row'])]")).isEmpty();
    assertThat(texts(page, "//div[@tabindex='0']/@aria-labelledby"))
        .isEqualTo(texts(page, "//caption/@id"))
        .doesNotHaveDuplicates();
    assertThat(texts(page, "//svg[not(@role='img') and not(@aria-hidden='true')]")).isEmpty();
  }

  @Test
  void needsNothingElse() throws Exception {
    String html = ReportHtml.of(ReportStory.usual().report());
    Document page = page(ReportStory.usual().report());

    assertThat(texts(page, "//script | //link | //img | //iframe | //@src | //@style")).isEmpty();
    assertThat(texts(page, "//main//a/@href")).isEmpty();
    assertThat(html).doesNotContain("http:", "https:", "@import", "url(");
    assertThat(texts(page, "//meta[@http-equiv]/@content"))
        .containsExactly("default-src 'none'; style-src 'unsafe-inline'");
    assertThat(html).contains("prefers-color-scheme: dark", "@media print");
  }

  @Test
  void whatThereIsNothingOfIsLeftOut() throws Exception {
    Report report = new ReportStory().leavesOut("a.OneTest", 2, 10).withoutRun();

    assertThat(texts(page(report), "//h2")).containsExactly("Slowest tests");
    assertThat(texts(page(report), "//nav")).isEmpty();
    assertThat(texts(page(new ReportStory().leavesOut("a.OneTest", 2, 10).report()), "//p[1]"))
        .contains("Nothing is affected: 0 of 2 tests run.");
  }

  @Test
  void whatOtherMachinesRunIsNotCountedAsSpared() throws Exception {
    Report report = ReportStory.usual().leavesToOthers("shop.FarTest", 5, 1000).report();

    assertThat(rows(page(report), "How much"))
        .contains("On other machines | 5 | 20.0 % | 5.0 s | 24.7 %")
        .contains("Not affected | 14 | 56.0 % | 14 s | 69.1 %");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"onload=\"alert(1)\" x='",
        "</title></style><svg/onload=alert(1)>",
        "&lt;&amp;&#x41;",
        "a|b`c``d\\|e",
        "line\nbreak\r\n\u0000\u001b[31m",
        "right\u202eto left\ud800",
        "]]>--><!--"
      })
  void namesAreShownAndNeverMeanAnything(String name) throws Exception {
    Document page = page(ReportStory.hostile(name).report());
    Document harmless = page(ReportStory.hostile("a.Plain").report());
    String shown =
        name.replaceAll("[\n\r\t]", " ").replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "\ufffd").strip();

    assertThat(texts(page, "//h1")).containsExactly("Tests of " + shown);
    for (String caption :
        List.of("Why", "Full runs", "Classes and", "Tests by", "Set-up", "Classes with")) {
      assertThat(rows(page, caption)).as(caption).anyMatch(row -> row.contains(shown));
    }
    assertThat(texts(page, "//script | //@onload")).isEmpty();
    assertThat(texts(page, "//*[not(self::wbr)]"))
        .hasSameSizeAs(texts(harmless, "//*[not(self::wbr)]"));
  }

  @Test
  void ofTenThousandTestsItStaysSmallAndSaysWhatItLeavesOut() throws Exception {
    Report report = ReportStory.large().report();
    String html = ReportHtml.of(report);

    assertThat(report.tests()).hasSize(10_000);
    assertThat(html.getBytes(UTF_8)).hasSizeLessThan(500_000);
    assertThat(texts(page(report), "//p"))
        .contains("And 470 more reasons with 4 700 tests.")
        .contains("And 470 more classes and files.")
        .contains("And 480 earlier runs.")
        .anyMatch(each -> each.contains("and 480 more"));
  }

  @Test
  void veryLongNamesAreCut() {
    Report report = ReportStory.hostile("<".repeat(200_000)).report();

    assertThat(ReportHtml.of(report).getBytes(UTF_8)).hasSizeLessThan(200_000);
  }
}
