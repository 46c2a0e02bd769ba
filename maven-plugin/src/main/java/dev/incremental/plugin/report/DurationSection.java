package dev.incremental.plugin.report;

import dev.incremental.plugin.snapshot.TestRecord;
import java.util.List;
import java.util.Locale;

/** What the page says of how long tests take. */
final class DurationSection {
  private static final int ROWS = 30;

  private final Report report;

  DurationSection(Report report) {
    this.report = report;
  }

  String markup() {
    List<TestRecord> tests = report.slowest();
    List<TestRecord> shown = tests.subList(0, Math.min(ROWS, tests.size()));
    long all = report.millis();
    long part = shown.stream().mapToLong(TestRecord::millis).sum();
    HtmlTable table =
        HtmlTable.called("Tests by how long they took when they last ran")
            .text("Test")
            .number("Time")
            .number("Of all")
            .plot()
            .text("Ended")
            .number("Last run");
    for (TestRecord each : shown) {
      table.row(
          Html.name(each.id().inFork()),
          Quantity.time(each.millis()),
          Quantity.percent(each.millis(), all),
          Html.bar(each.millis(), Math.max(1, shown.get(0).millis())),
          each.outcome().name().toLowerCase(Locale.ROOT),
          Html.text(Quantity.moment(each.at())));
    }
    return "<p>"
        + Quantity.of(tests.size(), "test")
        + " took "
        + Quantity.time(all)
        + " when each last ran, without what sets up their classes"
        + (tests.size() > shown.size()
            ? "; the "
                + shown.size()
                + " slowest took "
                + Quantity.time(part)
                + " of that ("
                + Quantity.percent(part, all)
                + ")"
            : "")
        + ". Bars are relative to the slowest.</p>\n"
        + table.markup();
  }
}
