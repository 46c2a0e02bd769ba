package dev.incremental.it.mutants;

import dev.incremental.it.proof.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Writes the figures of all libraries as Markdown. */
final class MutantTable {
  private static final String ROW = "| %s | %s | %s | %s | %s | %s |";

  private MutantTable() {}

  /** One table by library, one by group, one by variant where there are several. */
  static String of(Collection<MutantRow> rows) {
    List<String> lines = new ArrayList<>();
    lines.add("At commit " + commits(rows) + ":");
    lines.add("");
    table(lines, "library", rows, row -> row.key().library() + " " + row.key().version());
    for (Map.Entry<String, List<MutantRow>> library :
        by(rows, row -> row.key().library()).entrySet()) {
      lines.add("");
      table(lines, library.getKey(), library.getValue(), row -> Group.of(row.edit()).title());
    }
    lines.add("");
    variants(lines, new MutantFigures(rows).killed());
    return String.join("\n", lines) + "\n";
  }

  private static void table(
      List<String> lines,
      String title,
      Collection<MutantRow> rows,
      Function<MutantRow, String> key) {
    lines.add(
        ROW.formatted(
            title,
            "mutants drawn",
            "killed",
            "killing tests executed",
            "tests run per mutant: median",
            "90 % of mutants"));
    lines.add(ROW.replace("%s", "---"));
    by(rows, key)
        .forEach(
            (name, part) -> {
              MutantFigures figures = new MutantFigures(part);
              lines.add(
                  ROW.formatted(
                      name,
                      drawn(figures),
                      figures.killed().size(),
                      figures.recall(),
                      figures.share(0.5),
                      "≤ " + figures.share(0.9)));
            });
  }

  private static String drawn(MutantFigures figures) {
    return "%d (%d survived, %d did not compile, %d endless, %d crashed)"
        .formatted(
            figures.rows().size(),
            figures.count(Verdict.SURVIVED),
            figures.count(Verdict.UNCOMPILABLE),
            figures.count(Verdict.ENDLESS),
            figures.count(Verdict.CRASHED));
  }

  private static void variants(List<String> lines, List<MutantRow> killed) {
    Map<String, List<MutantRow>> variants = new TreeMap<>();
    killed.forEach(
        row ->
            row.choices()
                .keySet()
                .forEach(name -> variants.computeIfAbsent(name, n -> new ArrayList<>()).add(row)));
    lines.add("| rules | mutants | tests selected: median | mean | killing tests left out |");
    lines.add("| --- | --- | --- | --- | --- |");
    variants.forEach((name, rows) -> lines.add(variant(name, rows)));
  }

  private static String variant(String name, List<MutantRow> rows) {
    double[] shares =
        rows.stream()
            .mapToDouble(row -> (double) choice(row, name).selected() / row.total())
            .sorted()
            .toArray();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.1f %% | %.1f %% | %d |",
        name,
        rows.size(),
        100 * shares[(shares.length - 1) / 2],
        100 * DoubleStream.of(shares).average().orElseThrow(),
        rows.stream().mapToInt(row -> choice(row, name).missed().size()).sum());
  }

  private static Choice choice(MutantRow row, String variant) {
    return Objects.requireNonNull(row.choices().get(variant));
  }

  private static String commits(Collection<MutantRow> rows) {
    return new MutantFigures(rows)
        .killed().stream().map(MutantRow::commit).distinct().collect(Collectors.joining(", "));
  }

  private static Map<String, List<MutantRow>> by(
      Collection<MutantRow> rows, Function<MutantRow, String> key) {
    return rows.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
  }
}
