package dev.incremental.it.proof;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures of a set of rows, with their denominators. */
public record Summary(Collection<LedgerRow> rows) {

  /** Edits that at least one test kills and that ours was held against. */
  public List<LedgerRow> killed() {
    return rows.stream().filter(r -> r.verdict().killed()).toList();
  }

  /** Rows that break the promise. */
  public List<LedgerRow> missed() {
    return killed().stream().filter(r -> r.verdict() != Verdict.COVERED).toList();
  }

  /** Share of the tests executed at a quantile of the killed edits, 0 to 1. */
  public double executedShare(double quantile) {
    return quantile(killed(), quantile, r -> (double) r.executed() / r.total());
  }

  /**
   * Time of ours divided by the time of the full build, at a quantile of the killed edits whose
   * builds ran one after the other; times hours apart say nothing on a busy machine.
   */
  public double timeRatio(double quantile) {
    return quantile(
        killed().stream().filter(r -> r.fullMillis() > 0).toList(),
        quantile,
        r -> (double) r.oursMillis() / r.fullMillis());
  }

  /** One paragraph for people. */
  public String text(String library) {
    int killing = killed().stream().mapToInt(r -> r.killing().size()).sum();
    int missing = killed().stream().mapToInt(r -> r.missed().size()).sum();
    return String.format(
        Locale.ROOT,
        "%s: %d edits drawn, %d killed and judged, %d survived, %d uncompilable, %d endless, %d crashed%n"
            + "  killing tests executed: %d of %d%n"
            + "  tests run per edit: median %.1f %%, p90 %.1f %%, max %.1f %%%n"
            + "  time of ours / clean full build: median %.2f, p90 %.2f%n",
        library,
        rows.size(),
        killed().size(),
        count(Verdict.SURVIVED),
        count(Verdict.UNCOMPILABLE),
        count(Verdict.ENDLESS),
        count(Verdict.CRASHED),
        killing - missing,
        killing,
        100 * executedShare(0.5),
        100 * executedShare(0.9),
        100 * executedShare(1),
        timeRatio(0.5),
        timeRatio(0.9));
  }

  private long count(Verdict verdict) {
    return rows.stream().filter(r -> r.verdict() == verdict).count();
  }

  private static double quantile(
      List<LedgerRow> rows, double quantile, ToDoubleFunction<LedgerRow> value) {
    double[] sorted = rows.stream().mapToDouble(value).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[(int) Math.ceil(quantile * sorted.length) - 1];
  }
}
