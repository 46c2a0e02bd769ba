package dev.incremental.plugin.selection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Says briefly how the texts of a value that must match differ, without giving secrets away.
 *
 * <p>A text of several lines holds one {@code key=value}, or just a word, a line. Of a key that
 * looks as if it named a secret, the value is not shown.
 */
final class ValueDifference {
  /** Of a longer text nobody sees the difference. */
  private static final int READABLE = 80;

  private static final int NAMED = 3;

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)pass|pwd|secret|token|credential|private|key|auth|://[^/\\s]*@|[?&;]user=");

  private final Map<String, String> before;
  private final Map<String, String> now;

  private ValueDifference(String before, String now) {
    this.before = lines(before);
    this.now = lines(now);
  }

  /** What continues "… changed"; empty where nothing brief can be said. */
  static Optional<String> between(String before, String now) {
    boolean lines = (before + now).indexOf('\n') >= 0 || (before + now).indexOf('=') > 0;
    if (lines) {
      return new ValueDifference(before, now).sentence();
    }
    boolean brief = Math.max(before.length(), now.length()) <= READABLE;
    return brief && !isSecret(before + now)
        ? Optional.of("from " + before + " to " + now)
        : Optional.empty();
  }

  private static Map<String, String> lines(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              String key = equals < 0 ? line : line.substring(0, equals);
              String value = equals < 0 ? "" : line.substring(equals + 1);
              values.merge(key, value, (one, other) -> one + ", " + other);
            });
    return values;
  }

  private Optional<String> sentence() {
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(now.keySet());
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      if (!Objects.equals(before.get(key), now.get(key))) {
        differences.add(difference(key));
      }
    }
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    int more = differences.size() - NAMED;
    String named = String.join(", ", differences.subList(0, Math.min(NAMED, differences.size())));
    return Optional.of("(" + named + (more > 0 ? " and " + more + " more" : "") + ")");
  }

  private String difference(String key) {
    String then = before.getOrDefault(key, "");
    String value = now.getOrDefault(key, "");
    if (isSecret(key + then + value)) {
      return then.isEmpty() && value.isEmpty() ? key.split("[ :]", 2)[0] : key;
    }
    if (!before.containsKey(key)) {
      return "with " + key + brief("=", value);
    }
    if (!now.containsKey(key)) {
      return "without " + key + brief("=", then);
    }
    return Math.max(then.length(), value.length()) <= READABLE
        ? key + " from " + then + " to " + value
        : key;
  }

  private static String brief(String sign, String value) {
    return value.isEmpty() || value.length() > READABLE ? "" : sign + value;
  }

  private static boolean isSecret(String text) {
    return SECRET.matcher(text).find();
  }
}
