package dev.incremental.plugin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table with a caption, headed columns and headed rows. Where it is wider than the window it can
 * be moved by keys, as it has the focus then.
 */
final class HtmlTable {
  private final String caption;
  private final List<Column> columns;
  private final StringBuilder rows = new StringBuilder();

  /**
   * @param head what stands above it
   * @param style how cells look: {@code text}, {@code number} or {@code plot}
   */
  private record Column(String head, String style) {}

  private HtmlTable(String caption, List<Column> columns) {
    this.caption = caption;
    this.columns = columns;
  }

  /** A table with this caption, without columns yet. */
  static HtmlTable called(String caption) {
    return new HtmlTable(caption, new ArrayList<>());
  }

  HtmlTable text(String head) {
    return with(head, "text");
  }

  HtmlTable number(String head) {
    return with(head, "number");
  }

  /** A column of bars, which repeat what another column says in numbers. */
  HtmlTable plot() {
    return with("", "plot");
  }

  private HtmlTable with(String head, String style) {
    columns.add(new Column(head, style));
    return this;
  }

  /** A row; the first cell is its head. */
  void row(String... markup) {
    rows.append("<tr>");
    for (int i = 0; i < markup.length; i++) {
      Column column = columns.get(i);
      boolean head = i == 0;
      rows.append(head ? "<th scope=\"row\" class=\"" : "<td class=\"")
          .append(column.style())
          .append(column.style().equals("plot") ? "\" aria-hidden=\"true\">" : "\">")
          .append(markup[i])
          .append(head ? "</th>" : "</td>");
    }
    rows.append("</tr>\n");
  }

  /** The table. */
  String markup() {
    String id = caption.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    StringBuilder table =
        new StringBuilder("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"")
            .append(id)
            .append("\"><table>\n<caption id=\"")
            .append(id)
            .append("\">")
            .append(Html.text(caption))
            .append("</caption>\n<thead><tr>");
    for (Column each : columns) {
      if (each.style().equals("plot")) {
        table.append("<td class=\"plot\" aria-hidden=\"true\"></td>");
      } else {
        table
            .append("<th scope=\"col\" class=\"")
            .append(each.style())
            .append("\">")
            .append(Html.text(each.head()))
            .append("</th>");
      }
    }
    return table
        .append("</tr></thead>\n<tbody>\n")
        .append(rows)
        .append("</tbody></table></div>\n")
        .toString();
  }
}
