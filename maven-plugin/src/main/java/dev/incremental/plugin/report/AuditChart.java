package dev.incremental.plugin.report;

import java.util.List;

/**
 * Draws for each full run which share of the tests would have run, as a column, and marks those in
 * which something would have been missed. The table below it has the numbers.
 */
final class AuditChart {
  private static final int RUNS = 60;
  private static final int WIDTH = 720;
  private static final int LEFT = 52;
  private static final int TOP = 26;
  private static final int MARKS = 18;
  private static final int HEIGHT = 140;
  private static final int BELOW = 26;
  private static final int WIDEST = 28;
  private static final List<Integer> SCALES = List.of(5, 10, 20, 50, 100);

  private final List<AuditEntry> entries;
  private final int scale;
  private final StringBuilder svg = new StringBuilder();

  private AuditChart(List<AuditEntry> entries) {
    this.entries = entries;
    double most = entries.stream().mapToDouble(AuditChart::percent).max().orElse(0);
    this.scale = SCALES.stream().filter(each -> each >= most).findFirst().orElse(100);
  }

  /** The picture; of very many runs the newest. */
  static String of(List<AuditEntry> all) {
    return new AuditChart(all.subList(Math.max(0, all.size() - RUNS), all.size())).markup();
  }

  private static double percent(AuditEntry entry) {
    AuditFigures figures = entry.figures();
    return figures.total() == 0 ? 0 : 100.0 * figures.selected() / figures.total();
  }

  private static int missed(AuditEntry entry) {
    return entry.figures().changed() - entry.figures().caught();
  }

  private String markup() {
    long withMisses = entries.stream().filter(each -> missed(each) > 0).count();
    svg.append("<figure><svg class=\"chart\" viewBox=\"0 0 ")
        .append(WIDTH + " " + (TOP + HEIGHT + BELOW))
        .append("\" role=\"img\" aria-label=\"")
        .append(
            Html.text(
                "Columns for the last "
                    + Quantity.of(entries.size(), "full run")
                    + ": the share of tests that would have run, up to "
                    + Quantity.percent(Math.round(most() * 10), 1000)
                    + ". Something would have been missed in "
                    + Quantity.of(withMisses, "run")
                    + ". The table below has the numbers."))
        .append("\">\n");
    for (int i = 0; i <= 2; i++) {
      line(scale * i / 2.0);
    }
    for (int i = 0; i < entries.size(); i++) {
      column(i);
    }
    ends();
    return svg.append(
            "</svg>\n<figcaption>Share of the tests that would have run in each full run,")
        .append(" the oldest on the left")
        .append(withMisses == 0 ? "" : "; ▼ where an outcome that changed would have been missed")
        .append(".</figcaption></figure>\n")
        .toString();
  }

  private double most() {
    return entries.stream().mapToDouble(AuditChart::percent).max().orElse(0);
  }

  private double height(double percent) {
    return TOP + HEIGHT * (1 - percent / scale);
  }

  private void line(double percent) {
    String y = Html.decimal(height(percent));
    svg.append("<line class=\"grid\" x1=\"" + LEFT + "\" x2=\"" + WIDTH + "\" y1=\"" + y)
        .append("\" y2=\"" + y + "\"/>")
        .append("<text class=\"axis\" text-anchor=\"end\" x=\"" + (LEFT - 8) + "\" y=\"")
        .append(Html.decimal(height(percent) + 4))
        .append("\">" + label(percent) + " %</text>\n");
  }

  private static String label(double percent) {
    return percent == Math.rint(percent) ? String.valueOf((int) percent) : String.valueOf(percent);
  }

  private void column(int at) {
    AuditEntry entry = entries.get(at);
    double top = height(percent(entry));
    double width = Math.max(1, step() * 0.75);
    svg.append("<rect class=\"part\" x=\"")
        .append(Html.decimal(left(at)))
        .append("\" y=\"")
        .append(Html.decimal(top))
        .append("\" width=\"")
        .append(Html.decimal(width))
        .append("\" height=\"")
        .append(Html.decimal(TOP + HEIGHT - top))
        .append("\"/>");
    if (missed(entry) > 0) {
      svg.append("<text class=\"missed\" text-anchor=\"middle\" x=\"")
          .append(Html.decimal(left(at) + width / 2))
          .append("\" y=\"" + MARKS + "\">▼</text>");
    }
    svg.append("\n");
  }

  private double step() {
    return Math.min(WIDEST, (double) (WIDTH - LEFT) / entries.size());
  }

  private double left(int at) {
    return LEFT + step() * (at + 0.125);
  }

  private void ends() {
    int y = TOP + HEIGHT + 18;
    svg.append("<text class=\"axis\" x=\"" + LEFT + "\" y=\"" + y + "\">")
        .append(day(entries.get(0)))
        .append("</text>");
    if (step() * entries.size() > 200) {
      svg.append("<text class=\"axis\" text-anchor=\"end\" x=\"")
          .append(Html.decimal(LEFT + step() * entries.size()))
          .append("\" y=\"" + y + "\">")
          .append(day(entries.get(entries.size() - 1)))
          .append("</text>");
    }
    svg.append("\n");
  }

  private static String day(AuditEntry entry) {
    return Html.text(Quantity.moment(entry.at()).substring(0, 10));
  }
}
