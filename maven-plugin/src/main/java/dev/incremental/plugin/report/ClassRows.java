package dev.incremental.plugin.report;

import dev.incremental.plugin.selection.Names;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.snapshot.ContainerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lists test classes with the number of their tests and the most frequent reason of these. */
final class ClassRows {
  private static final int ROWS = 20;

  private ClassRows() {}

  /**
   * One line a class, the largest first; of very many the first ones, and how many more there are.
   *
   * @param tests those to list
   * @param unknown classes of which it is not known which tests they have
   */
  static List<String> of(List<TestDecision> tests, Collection<ContainerId> unknown) {
    Map<String, List<TestDecision>> byClass =
        tests.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.test().className(), TreeMap::new, Collectors.toList()));
    List<Row> rows = new ArrayList<>();
    byClass.forEach(
        (name, ofClass) ->
            rows.add(new Row(name, ofClass.size(), CommonReason.mostFrequent(ofClass))));
    for (ContainerId each : unknown) {
      if (!byClass.containsKey(each.name())) {
        rows.add(new Row(each.name(), 0, "new or changed since it was recorded"));
      }
    }
    rows.sort(Comparator.comparingInt(Row::tests).reversed());
    return lines(rows);
  }

  private static List<String> lines(List<Row> rows) {
    List<Row> shown = rows.subList(0, Math.min(ROWS, rows.size()));
    int width = shown.stream().mapToInt(row -> row.shortName().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    shown.forEach(row -> lines.add(row.line(width)));
    if (shown.size() < rows.size()) {
      int rest = rows.stream().skip(ROWS).mapToInt(Row::tests).sum();
      lines.add(
          "  … and "
              + Quantity.of(rest, "test")
              + " in "
              + Quantity.of(rows.size() - ROWS, "more class", "more classes"));
    }
    return lines;
  }

  /** What is said of one class. */
  private record Row(String className, int tests, String reason) {
    String shortName() {
      return Names.SIMPLE.type(className);
    }

    String line(int width) {
      String count = tests == 0 ? "" : Quantity.number(tests);
      return String.format(Locale.ROOT, "  %-" + width + "s %6s  %s", shortName(), count, reason);
    }
  }
}
