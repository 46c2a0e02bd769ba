package dev.incremental.it.bench;

import java.util.List;
import java.util.Locale;

/**
 * One row of the result.
 *
 * @param subject what it was measured on
 * @param what what was measured
 * @param unit of the value, such as {@code s}; {@code ×} for a ratio
 * @param value the median, with its interval
 * @param goal what is wanted, empty where nothing is
 */
record Figure(String subject, String what, String unit, MedianInterval value, String goal) {
  static final List<String> HEADINGS =
      List.of("measured on", "what", "median", "95 % interval", "unit", "n", "goal");

  List<String> cells() {
    return List.of(
        subject,
        what,
        text(value.median()),
        value.hasInterval() ? text(value.low()) + " – " + text(value.high()) : "–",
        unit,
        String.valueOf(value.size()),
        goal);
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, Math.abs(number) < 100 ? "%.3f" : "%.0f", number);
  }
}
