package dev.incremental.it.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What edits of single methods select, with all rules and without each.
 *
 * @param bodies methods that tests ran, at least one
 * @param tests how many tests there are
 */
record RuleCosts(List<BodyChoice> bodies, int tests) {
  private static final double FEW = 0.25;

  /** The figures as Markdown, a row a variant. */
  String table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| rules | methods that tests ran | tests selected by an edit of one: median | mean |"
            + " 90 % of methods | select a quarter of the tests at most |");
    lines.add("| --- | --- | --- | --- | --- | --- |");
    new TreeSet<>(bodies.get(0).selected().keySet()).forEach(name -> lines.add(row(name)));
    return String.join("\n", lines) + "\n";
  }

  private String row(String variant) {
    double[] shares =
        bodies.stream()
            .mapToDouble(each -> (double) each.selected().get(variant) / tests)
            .sorted()
            .toArray();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.1f %% | %.1f %% | ≤ %.1f %% | %.0f %% of the methods |",
        variant,
        shares.length,
        100 * quantile(shares, 0.5),
        100 * IntStream.range(0, shares.length).mapToDouble(i -> shares[i]).average().orElseThrow(),
        100 * quantile(shares, 0.9),
        100.0
            * IntStream.range(0, shares.length).filter(i -> shares[i] <= FEW).count()
            / shares.length);
  }

  private static double quantile(double[] sorted, double quantile) {
    return sorted[(int) Math.ceil(quantile * sorted.length) - 1];
  }
}
