package dev.incremental.it.ci;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of GitHub's expressions as the recipes need: names, texts, {@code ! == != && ||}, and
 * {@code cancelled()}, which is never true here.
 */
final class GitHubExpression {
  private static final Pattern INSERTED = Pattern.compile("\\$\\{\\{\\s*(.+?)\\s*}}");
  private static final Pattern TOKEN =
      Pattern.compile("\\s*('[^']*'|==|!=|&&|\\|\\||!|cancelled\\(\\)|[a-z_]+\\.\\w+)");

  private final String text;
  private final Map<String, String> names;
  private int position;

  private GitHubExpression(String text, Map<String, String> names) {
    this.text = text;
    this.names = names;
  }

  /** A text with the values of what it has in double braces. */
  static String inserted(String text, Map<String, String> names) {
    return INSERTED
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(new GitHubExpression(m.group(1), names).all()));
  }

  /** A condition, with braces or without; an empty one is true. */
  static boolean isTrue(String condition, Map<String, String> names) {
    String bare = INSERTED.matcher(condition).replaceAll("$1");
    return bare.isEmpty() || isTrue(new GitHubExpression(bare, names).all());
  }

  private static boolean isTrue(String value) {
    return !value.isEmpty() && !value.equals("false");
  }

  private String all() {
    String value = either();
    if (position != text.length()) {
      throw new IllegalArgumentException("The test does not know what this means: " + text);
    }
    return value;
  }

  private String either() {
    String value = both();
    while (taken("||")) {
      String other = both();
      value = isTrue(value) ? value : other;
    }
    return value;
  }

  private String both() {
    String value = compared();
    while (taken("&&")) {
      String other = compared();
      value = isTrue(value) ? other : value;
    }
    return value;
  }

  private String compared() {
    String value = single();
    if (taken("==")) {
      return String.valueOf(value.equals(single()));
    }
    return taken("!=") ? String.valueOf(!value.equals(single())) : value;
  }

  private String single() {
    if (taken("!")) {
      return String.valueOf(!isTrue(single()));
    }
    String token = peek();
    position += token.length();
    skipSpace();
    if (token.startsWith("'")) {
      return token.substring(1, token.length() - 1);
    }
    if (token.equals("cancelled()")) {
      return "false";
    }
    if (!token.startsWith("secrets.") && !names.containsKey(token)) {
      throw new IllegalArgumentException("The test does not know " + token + " in " + text);
    }
    return names.getOrDefault(token, "");
  }

  private boolean taken(String token) {
    boolean taken = peek().equals(token);
    if (taken) {
      position += token.length();
      skipSpace();
    }
    return taken;
  }

  private String peek() {
    Matcher next = TOKEN.matcher(text).region(position, text.length());
    return next.lookingAt() ? next.group(1) : "";
  }

  private void skipSpace() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }
}
