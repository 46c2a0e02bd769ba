package dev.incremental.plugin.report;

import java.util.List;

/** What the page says of classes and files that select many tests. */
final class HotSpotSection {
  private static final int ROWS = 30;

  private final Report report;

  HotSpotSection(Report report) {
    this.report = report;
  }

  /** A method's name without its class. */
  static String member(HotSpot spot) {
    return spot.heaviest().substring(spot.heaviest().indexOf('#') + 1);
  }

  String markup() {
    List<HotSpot> spots = report.hotSpots();
    int all = report.tests().size();
    HtmlTable table =
        HtmlTable.called("Classes and files, those whose most used part selects most tests first")
            .text("Class or file")
            .number("Tests")
            .number("Of all")
            .plot()
            .number("Time")
            .number("By one method")
            .text("Most used method")
            .number("Methods");
    for (HotSpot each : spots.subList(0, Math.min(ROWS, spots.size()))) {
      boolean ofClass = each.methods() > 0;
      table.row(
          (each.kind().equals("class") ? "" : Html.text(each.kind()) + " ")
              + Html.name(each.name()),
          Quantity.number(each.tests()),
          Quantity.percent(each.tests(), all),
          Html.bar(each.tests(), all),
          Quantity.time(each.millis()),
          ofClass ? Quantity.number(each.heaviestTests()) : "–",
          each.heaviest().isEmpty() ? "–" : Html.name(member(each)),
          ofClass ? Quantity.number(each.methods()) : "–");
    }
    return "<p>How many tests an edit somewhere in a class or file may select, as recorded, and how"
        + " many an edit of its most used method selects. A class with many methods that nearly all"
        + " tests depend on is worth splitting. Test classes count for the tests of others.</p>\n"
        + table.markup()
        + (spots.size() > ROWS
            ? "<p>And "
                + Quantity.of(spots.size() - ROWS, "more class or file", "more classes and files")
                + ".</p>\n"
            : "");
  }
}
