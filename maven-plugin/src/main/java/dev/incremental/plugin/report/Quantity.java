package dev.incremental.plugin.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them. */
public final class Quantity {
  private static final List<String> BYTES = List.of("B", "kB", "MB", "GB", "TB");
  private static final int STEP = 1000;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Quantity() {}

  /** With a space between groups of three digits. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  /** A number with its noun; the plural is formed with an s. */
  static String of(long number, String noun) {
    return of(number, noun, noun + "s");
  }

  /** A number with its noun. */
  static String of(long number, String noun, String plural) {
    return number(number) + " " + (number == 1 ? noun : plural);
  }

  /** A share in per cent. */
  static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0.0 : 100.0 * part / whole);
  }

  /** Some of all tests, in number and per cent. */
  static String shareOfTests(long part, long whole) {
    return number(part) + " of " + of(whole, "test") + " (" + percent(part, whole) + ")";
  }

  /** A duration, not finer than seconds. */
  static String duration(long millis) {
    if (millis > 0 && millis < 500) {
      return "less than 1 s";
    }
    Duration rounded = Duration.ofSeconds((millis + 500) / 1000);
    if (rounded.toHours() > 0) {
      return rounded.toHours() + " h " + rounded.toMinutesPart() + " min";
    }
    return rounded.toMinutes() > 0
        ? rounded.toMinutes() + " min " + rounded.toSecondsPart() + " s"
        : rounded.toSeconds() + " s";
  }

  /** A duration as exact as it matters: milliseconds below a second, tenths below ten. */
  static String time(long millis) {
    if (millis < 1000) {
      return millis + " ms";
    }
    return millis < 10_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
        : duration(millis);
  }

  /** A moment, to the minute. */
  static String moment(Instant at) {
    return MINUTE.format(at) + " UTC";
  }

  /** About how long something is there. */
  public static String age(Duration time) {
    if (time.toMinutes() < 1) {
      return "less than a minute";
    }
    if (time.toHours() < 2) {
      return time.toMinutes() + " min";
    }
    return time.toDays() < 2 ? time.toHours() + " h" : time.toDays() + " days";
  }

  /** A number of bytes, in powers of 1,000. */
  public static String bytes(long bytes) {
    double number = bytes;
    int unit = 0;
    while (number >= STEP - 0.05 && unit < BYTES.size() - 1) {
      number /= STEP;
      unit++;
    }
    return unit == 0
        ? bytes + " B"
        : String.format(Locale.ROOT, "%.1f %s", number, BYTES.get(unit));
  }

  /** The first of very many characters, and that there are more. */
  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }
}
