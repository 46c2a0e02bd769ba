package dev.incremental.it.bench;

import java.util.Arrays;

/**
 * The median of a sample with the interval that holds the true median in at least 95 of 100 cases.
 *
 * <p>The interval runs between two values of the sample, by the binomial distribution of how many
 * values lie below the true median; it supposes nothing about how the values are distributed. A
 * sample of fewer than six has no such interval: both ends are NaN.
 *
 * @param size how many values there were
 */
record MedianInterval(double median, double low, double high, int size) {
  private static final double OUTSIDE = 0.05;

  static MedianInterval of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("No values, no median");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int size = sorted.length;
    double median = (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
    int rank = rank(size);
    return rank == 0
        ? new MedianInterval(median, Double.NaN, Double.NaN, size)
        : new MedianInterval(median, sorted[rank - 1], sorted[size - rank], size);
  }

  /** Whether the sample is large enough for an interval. */
  boolean hasInterval() {
    return !Double.isNaN(low);
  }

  /** How far from either end of a sorted sample the interval may begin, 0 for not at all. */
  private static int rank(int size) {
    double term = Math.pow(0.5, size);
    double below = term;
    int rank = 0;
    while (2 * below <= OUTSIDE) {
      rank++;
      term = term * (size - rank + 1) / rank;
      below += term;
    }
    return rank;
  }
}
