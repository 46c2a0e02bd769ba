package dev.incremental.plugin.database;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of PostgreSQL.
 *
 * @param major such as 18
 * @param version as its artifact has it, such as {@code 18.6.0}
 */
public record Release(int major, String version) {
  /** The oldest major version that is known to work, embedded or named. */
  static final int OLDEST = 14;

  private static final Pattern EXACT = Pattern.compile("(\\d{2})\\.\\d{1,3}(\\.\\d{1,3})?");

  /** The releases that are tested. */
  private static final Map<Integer, String> NEWEST =
      new TreeMap<>(
          Map.of(14, "14.24.0", 15, "15.19.0", 16, "16.15.0", 17, "17.11.0", 18, "18.6.0"));

  /** The release that a user means by a major version or an exact one. */
  public static Release of(String text) throws DatabaseException {
    String plain = text.strip();
    for (Map.Entry<Integer, String> each : NEWEST.entrySet()) {
      if (plain.equals(each.getKey().toString())) {
        return new Release(each.getKey(), each.getValue());
      }
    }
    Matcher exact = EXACT.matcher(plain);
    if (!exact.matches() || !NEWEST.containsKey(Integer.valueOf(exact.group(1)))) {
      throw new DatabaseException(
          "'" + plain + "' is no version of PostgreSQL that can be embedded",
          "parameter incremental.database.version",
          "choose one of " + NEWEST.keySet() + ", or an exact one such as 17.11.0");
    }
    return new Release(
        Integer.parseInt(exact.group(1)), exact.group(2) == null ? plain + ".0" : plain);
  }

  /** What the programs of this release are called, without a file's extension. */
  String nameFor(Platform platform) {
    return platform.artifactId() + "-" + version;
  }
}
