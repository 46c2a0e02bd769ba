package dev.incremental.plugin.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A report as one page that needs nothing else: no network, no script, no file beside it.
 *
 * <p>Its size is bounded, since of long lists the beginning is shown and how much more there is;
 * the rest stands in {@link ReportJson}.
 */
public final class ReportHtml {
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private final Report report;
  private final Map<String, String> sections = new LinkedHashMap<>();

  private ReportHtml(Report report) {
    this.report = report;
  }

  /** The text. */
  public static String of(Report report) {
    return new ReportHtml(report).page();
  }

  private String page() {
    if (report.run() != null) {
      sections.put("This run", new RunSection(report.run()).markup(report.selectedAt()));
    }
    if (!report.audits().isEmpty()) {
      sections.put("Audit of full runs", new AuditSection(report.audits()).markup());
    }
    if (!report.hotSpots().isEmpty()) {
      sections.put("What selects most tests", new HotSpotSection(report).markup());
    }
    if (!report.tests().isEmpty()) {
      sections.put("Slowest tests", new DurationSection(report).markup());
    }
    if (!report.setUps().isEmpty()) {
      sections.put("Set-up times", new SetUpSection(report.setUps()).markup());
    }
    if (!report.seeds().isEmpty()) {
      sections.put("Seeds", new SeedSection(report.seeds(), report.at()).markup());
    }
    String title = Html.text("Tests of " + Quantity.cut(report.module(), 100));
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n");
    page.append("<meta charset=\"UTF-8\"/>\n<title>" + title + "</title>\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\"/>\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\"/>\n")
        .append("<style>\n" + style() + "</style>\n</head>\n<body>\n<header>\n<h1>" + title)
        .append("</h1>\n<p>incremental, " + Html.text(Quantity.moment(report.at())) + "</p>\n");
    contents(page);
    page.append("</header>\n<main>\n");
    sections.forEach(
        (head, markup) ->
            page.append("<section aria-labelledby=\"" + id(head) + "\">\n<h2 id=\"" + id(head))
                .append("\">" + head + "</h2>\n" + markup + "</section>\n"));
    return page.append("</main>\n<footer><p>Everything, also what this page has no room for: ")
        .append("<a href=\"report.json\">report.json</a>.</p></footer>\n</body>\n</html>\n")
        .toString();
  }

  private void contents(StringBuilder page) {
    if (sections.size() < 2) {
      return;
    }
    page.append("<nav aria-label=\"Sections\"><ul>");
    sections
        .keySet()
        .forEach(head -> page.append("<li><a href=\"#" + id(head) + "\">" + head + "</a></li>"));
    page.append("</ul></nav>\n");
  }

  private static String id(String head) {
    return head.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static String style() {
    try (InputStream in = ReportHtml.class.getResourceAsStream("report.css")) {
      return new String(
          Objects.requireNonNull(in, "the style is in our jar").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("our own jar cannot be read", e);
    }
  }
}
