package dev.incremental.plugin.report;

/**
 * Text that Markdown leaves as it is, in tables as well, as the hosts of repositories render it.
 *
 * <p>Names stand in code spans, in which neither markup nor mentions nor links are looked for.
 */
final class Markdown {
  private static final int LONGEST = 200;

  private Markdown() {}

  /** A code span; of very long text its beginning. */
  static String code(String text) {
    String content = onOneLine(text);
    if (content.isBlank()) {
      return "–";
    }
    String fence = "`".repeat(longestRun(content) + 1);
    String room = content.startsWith("`") || content.endsWith("`") ? " " : "";
    return fence + room + cell(content) + room + fence;
  }

  /** Plain words, of ours or of others. */
  static String words(String text) {
    String line = onOneLine(text);
    StringBuilder escaped = new StringBuilder(line.length() + 16);
    line.codePoints()
        .forEach(
            each -> {
              boolean plain =
                  Character.isLetterOrDigit(each) || " .,;:%()–…'\"/=+-".indexOf(each) >= 0;
              if (plain) {
                escaped.appendCodePoint(each);
              } else {
                escaped.append("&#").append(each).append(';');
              }
            });
    return escaped.toString();
  }

  /**
   * A line's end would end a table; half a character cannot be written. Of very long text the
   * beginning.
   */
  private static String onOneLine(String text) {
    String line = text.replaceAll("[\\s\\p{Cc}\\u2028\\u2029]+", " ").strip();
    return Quantity.cut(line, LONGEST).replaceAll("\\p{Cs}", "\ufffd");
  }

  /** In a table a bar has to be escaped even in code, and what escapes it must not be escaped. */
  private static String cell(String content) {
    return content.replace("\\|", "\\ |").replace("|", "\\|");
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
