package dev.incremental.it.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rows as a table for people, one line a step, and their sums. */
record ReplayTable(Collection<ReplayRow> rows) {

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| library | from – to | step | outcomes changed | changed, red or new: executed "
            + "| tests run | time ÷ clean full build |");
    lines.add("| --- | --- | --- | --- | --- | --- | --- |");
    rows.stream().map(ReplayTable::line).forEach(lines::add);
    lines.add("");
    lines.add(
        rows.stream().filter(ReplayRow::hasTruth).count()
            + " steps, "
            + rows.stream().mapToInt(row -> row.changed().size()).sum()
            + " outcomes changed, missed: "
            + rows.stream().mapToInt(row -> row.missed().size()).sum());
    lines.add("");
    String leftOut =
        rows.stream()
            .flatMap(row -> row.leftOut().stream())
            .distinct()
            .collect(Collectors.joining(" "));
    lines.add("left out, because two runs differed: " + (leftOut.isEmpty() ? "none" : leftOut));
    return String.join(System.lineSeparator(), lines);
  }

  private static String line(ReplayRow row) {
    Step step = row.step();
    String name = "| " + step.library() + " | " + step.older() + " – " + step.newer() + " | ";
    String kind = step.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    if (!row.hasTruth()) {
      String why =
          switch (row.total()) {
            case ReplayRow.DOES_NOT_END -> "a test waits for ever";
            case ReplayRow.OURS_DOES_NOT_END -> "incremental:test waits for ever";
            default -> "does not compile";
          };
      return name + kind + " | " + why + " | | | |";
    }
    return name
        + String.format(
            Locale.ROOT,
            "%s | %d | %d of %d | %.1f %% of %d | %.2f |",
            kind,
            row.changed().size(),
            row.due() - row.missed().size(),
            row.due(),
            100.0 * row.executed() / row.total(),
            row.total(),
            (double) row.oursMillis() / row.fullMillis());
  }
}
