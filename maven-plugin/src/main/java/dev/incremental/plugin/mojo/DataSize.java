package dev.incremental.plugin.mojo;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a size as people write it: {@code 2GB}, {@code 500MB}. */
final class DataSize {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(MB|GB|TB)");
  private static final long MEGABYTE = 1_000_000;

  private DataSize() {}

  /**
   * Reads a size, in bytes.
   *
   * @param parameter that it is the value of
   * @throws UserProblem if it is none
   */
  static long of(String text, String parameter) throws UserProblem {
    Matcher parts = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new UserProblem(
          "'" + text + "' is no size", "parameter " + parameter, "write for instance 2GB or 500MB");
    }
    long factor =
        switch (parts.group(2)) {
          case "TB" -> MEGABYTE * MEGABYTE;
          case "GB" -> MEGABYTE * 1000;
          default -> MEGABYTE;
        };
    return Long.parseLong(parts.group(1)) * factor;
  }
}
