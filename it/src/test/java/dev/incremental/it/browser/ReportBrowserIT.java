package dev.incremental.it.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.report.ReportHtml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The report in a headless Chromium, opened from disk. Pictures for whoever wants to look are in
 * {@code target/browser}, and so are the figures of how long it took to draw.
 */
@Tag("browser")
class ReportBrowserIT {
  private static final Path PICTURES = Path.of("target/browser").toAbsolutePath();
  private static final String BAD =
      "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.filter("
          + "each => each.impact == 'serious' || each.impact == 'critical').map(each => each.id +"
          + " ': ' + each.nodes.slice(0, 3).map(node => node.html + ' ' + node.failureSummary).join())"
          + ".join('\\n') + '|' + found.passes.length)";

  private static Chromium browser;
  private static Path small;
  private static Path large;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    Optional<Path> program = Chromium.program();
    if (program.isEmpty()) {
      System.out.println(
          "Skipped: pictures, console, accessibility and drawing times of the report, since there"
              + " is no chromium on the path");
    }
    Assumptions.assumeTrue(program.isPresent(), "there is no chromium on the path");
    small = write(directory.resolve("small report.html"), 240);
    large = write(directory.resolve("large report.html"), 10_000);
    browser = Chromium.start(program.get(), directory.resolve("profile"));
  }

  private static Path write(Path file, int tests) throws IOException {
    return Files.writeString(file, ReportHtml.of(SampleReports.of(tests)));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "light, 1280, small",
    "dark, 1280, small",
    "light, 400, small",
    "dark, 400, small",
    "light, 1280, large",
    "dark, 1280, large"
  })
  void isDrawnWithoutAComplaintAndForEverybody(String scheme, int width, String size)
      throws IOException {
    Page page = browser.page().seen(width, scheme).open(size.equals("small") ? small : large);
    page.draw(PICTURES, "report-" + size + "-" + scheme + "-" + width);

    assertThat(page.complaints()).isEmpty();
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo(scheme.equals("dark") ? "rgb(16, 21, 27)" : "rgb(255, 255, 255)");
    assertThat(page.number("document.documentElement.scrollWidth"))
        .as("nothing sticks out")
        .isLessThanOrEqualTo(width);
    assertThat(page.number("document.scripts.length")).isZero();

    page.evaluate(axe());
    String[] found = ((String) page.evaluate(BAD)).split("\\|(?=\\d+$)");
    assertThat(found[0]).as("serious and critical violations").isEmpty();
    assertThat(Integer.parseInt(found[1])).as("rules that hold").isGreaterThan(10);
  }

  @Test
  void aCheckThatCanFail() throws IOException {
    Page page = browser.page().seen(1280, "light").open(small);
    page.evaluate(axe());
    page.evaluate("document.querySelector('.lead').style.color = '#ccc'");
    page.evaluate("document.documentElement.removeAttribute('lang')");

    assertThat((String) page.evaluate(BAD)).contains("color-contrast", "html-has-lang");
  }

  @Test
  void isPrintedBlackOnWhiteFromADarkScreenToo() throws IOException {
    Page page = browser.page().seen(1280, "dark").open(small).onPaper("dark");
    page.print(PICTURES.resolve("report-small.pdf"));

    assertThat(Files.readAllBytes(PICTURES.resolve("report-small.pdf"))).startsWith('%', 'P');
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
    assertThat(page.evaluate("getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
    assertThat(page.evaluate("getComputedStyle(document.querySelector('nav')).display"))
        .isEqualTo("none");
    assertThat(page.evaluate("getComputedStyle(document.querySelector('.scroll')).overflowX"))
        .as("what could be scrolled to")
        .isEqualTo("visible");
  }

  @Test
  void aKeyboardGetsToEachLinkAndTable() {
    Page page = browser.page().seen(400, "light").open(small);
    String all = "[...document.querySelectorAll('a[href], .scroll')]";
    double stops = page.number(all + ".length");
    assertThat(stops).isGreaterThan(10);
    for (int i = 0; i < 2 * stops; i++) { // others can be got to as well
      page.press("Tab", 9);
      page.evaluate(
          "document.activeElement.dataset.met = getComputedStyle(document.activeElement).outlineStyle");
    }

    assertThat(
            page.evaluate(
                all
                    + ".filter(each => !each.dataset.met).map(each => each.outerHTML"
                    + ".slice(0, 80)).join()"))
        .as("never met")
        .isEqualTo("");
    assertThat(page.number(all + ".filter(each => each.dataset.met == 'none').length"))
        .as("met and not to be seen")
        .isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void tenThousandTestsAreDrawnWhileOneBlinks(String scheme) throws IOException {
    long bytes = Files.size(large);
    assertThat(bytes).isLessThanOrEqualTo(2_000_000);
    for (int i = 0; i < 5; i++) {
      Page page = browser.page().seen(1280, scheme).open(large);
      String figures =
          String.format(
              Locale.ROOT,
              "Report of 10 000 tests, %s: %,d bytes, loaded after %.0f ms, drawn after %.0f ms%n",
              scheme,
              bytes,
              page.number("performance.getEntriesByType('navigation')[0].loadEventEnd"),
              page.drawnAfter());
      System.out.print(figures);
      Files.writeString(PICTURES.resolve("figures-" + scheme + "-" + i + ".txt"), figures, UTF_8);
    }
    assertThat(page(scheme).number("document.querySelectorAll('tbody tr').length"))
        .isBetween(100.0, 300.0);
  }

  private static Page page(String scheme) {
    return browser.page().seen(1280, scheme).open(large);
  }

  private static String axe() throws IOException {
    Path directory = Path.of(System.getProperty("it.axe", "target/axe"));
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> found = files.filter(each -> each.endsWith("axe.min.js")).toList();
      assertThat(found).hasSize(1);
      return Files.readString(found.get(0));
    }
  }
}
