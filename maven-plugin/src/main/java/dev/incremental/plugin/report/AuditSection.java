package dev.incremental.plugin.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** What the page says of audits of full runs. */
final class AuditSection {
  private static final int ROWS = 20;
  private static final int NAMED = 3;
  private static final int SHORT_ID = 7;

  private final AuditHistory audits;

  AuditSection(AuditHistory audits) {
    this.audits = audits;
  }

  String markup() {
    List<AuditEntry> newest = new ArrayList<>(audits.entries());
    Collections.reverse(newest);
    HtmlTable table =
        HtmlTable.called("Full runs, the newest first: what selecting would have run and caught")
            .text("Run")
            .text("Commit")
            .number("Would have run")
            .number("Of all")
            .number("Outcomes changed")
            .number("Caught")
            .text("Missed");
    newest.stream().limit(ROWS).forEach(each -> row(table, each));
    return "<p class=\"lead\">"
        + Html.text(audits.sentence())
        + ".</p>\n"
        + (newest.isEmpty() ? "" : AuditChart.of(audits.entries()) + table.markup())
        + (newest.size() > ROWS
            ? "<p>And " + Quantity.of(newest.size() - ROWS, "earlier run") + ".</p>\n"
            : "");
  }

  private static void row(HtmlTable table, AuditEntry entry) {
    AuditFigures figures = entry.figures();
    String commit = entry.commit();
    table.row(
        Html.text(Quantity.moment(entry.at())),
        commit == null
            ? "–"
            : Html.name(commit.substring(0, Math.min(SHORT_ID, commit.length())))
                + (entry.dirty() ? " with edits" : ""),
        Quantity.number(figures.selected()) + " of " + Quantity.number(figures.total()),
        Quantity.percent(figures.selected(), figures.total()),
        Quantity.number(figures.changed()),
        Quantity.number(figures.caught()),
        missed(entry));
  }

  private static String missed(AuditEntry entry) {
    int missed = entry.figures().changed() - entry.figures().caught();
    if (missed == 0) {
      return "none";
    }
    List<String> named = entry.missed().stream().limit(NAMED).toList();
    return "<b>"
        + Quantity.number(missed)
        + "</b>"
        + (named.isEmpty() ? "" : ": ")
        + named.stream().map(Html::name).collect(Collectors.joining(", "))
        + (missed > named.size() && !named.isEmpty()
            ? " and " + Quantity.number(missed - named.size()) + " more"
            : "");
  }
}
