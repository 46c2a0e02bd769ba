package dev.incremental.it.mutants;

import dev.incremental.it.proof.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The figures of a set of rows, with their denominators. */
record MutantFigures(Collection<MutantRow> rows) {

  /** Mutants that at least one test kills and that ours was held against. */
  List<MutantRow> killed() {
    return rows.stream().filter(row -> row.verdict().killed()).toList();
  }

  /** Rows that break the promise. */
  List<MutantRow> missed() {
    return killed().stream().filter(row -> row.verdict() != Verdict.COVERED).toList();
  }

  /** Killing tests that ours executed, of all. */
  String recall() {
    int killing = killed().stream().mapToInt(row -> row.killing().size()).sum();
    int missed = killed().stream().mapToInt(row -> row.missed().size()).sum();
    return String.format(Locale.ROOT, "%,d of %,d", killing - missed, killing);
  }

  /** Share of the tests executed at a quantile of the killed mutants, in percent. */
  String share(double quantile) {
    double[] sorted = killed().stream().mapToDouble(MutantRow::share).sorted().toArray();
    int at = (int) Math.ceil(quantile * sorted.length) - 1;
    return sorted.length == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * sorted[at]);
  }

  long count(Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }
}
