package dev.incremental.plugin.mojo;

import dev.incremental.plugin.report.Quantity;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 3.4 MB}, in powers of 1,000. */
final class ByteCount {
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,6})\\s*([kmgt]?b)", Pattern.CASE_INSENSITIVE);
  private static final int STEP = 1000;

  private ByteCount() {}

  /**
   * Reads one.
   *
   * @param parameter where it stands, for the message
   * @throws UserProblem if it is none
   */
  static long of(String text, String parameter) throws UserProblem {
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw new UserProblem(
          "'" + text + "' is no number of bytes",
          "parameter " + parameter,
          "write for instance 500MB or 2GB");
    }
    long bytes = Long.parseLong(parts.group(1));
    for (String unit : UNITS) {
      if (unit.equalsIgnoreCase(parts.group(2))) {
        break;
      }
      bytes *= STEP;
    }
    return bytes;
  }

  static String inWords(long bytes) {
    return Quantity.bytes(bytes);
  }
}
