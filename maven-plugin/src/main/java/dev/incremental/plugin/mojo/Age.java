package dev.incremental.plugin.mojo;

import dev.incremental.plugin.report.Quantity;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a duration as people write it: {@code 7d}, {@code 12h}, {@code 30m} or ISO-8601. */
final class Age {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,6})\\s*([dhm])");

  private Age() {}

  /** About how long that is, for people. */
  static String inWords(Duration time) {
    return Quantity.age(time);
  }

  /**
   * Reads a duration.
   *
   * @param parameter where it stands, for the message
   * @throws UserProblem if it is none
   */
  static Duration of(String text, String parameter) throws UserProblem {
    Matcher parts = SHORT.matcher(text.strip());
    if (parts.matches()) {
      long number = Long.parseLong(parts.group(1));
      return switch (parts.group(2)) {
        case "d" -> Duration.ofDays(number);
        case "h" -> Duration.ofHours(number);
        default -> Duration.ofMinutes(number);
      };
    }
    try {
      return Duration.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw new UserProblem(
          "'" + text + "' is no duration",
          "parameter " + parameter,
          "write for instance 7d, 12h or 30m");
    }
  }
}
