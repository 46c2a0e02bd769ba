package dev.incremental.it.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first argument of a call, as far as it is literal text. */
final class FirstArgument {
  private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"");

  private final String source;
  private final int open;

  /**
   * An argument.
   *
   * @param source Java
   * @param open where the call's parenthesis opens
   */
  FirstArgument(String source, int open) {
    this.source = source;
    this.open = open;
  }

  /** Its literals, with a mark in place of whatever is added to them. */
  String text(String mark) {
    StringBuilder text = new StringBuilder();
    for (String part : parts()) {
      Matcher literal = LITERAL.matcher(part.strip());
      text.append(literal.matches() ? literal.group(1).replace("\\\"", "\"") : mark);
    }
    return text.toString().replaceAll(mark + "+", mark);
  }

  /** What is added up in it. */
  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    Matcher literal = LITERAL.matcher(source);
    int depth = 1;
    int start = open + 1;
    int i = start;
    while (true) {
      char c = source.charAt(i);
      if (c == '"') {
        literal.region(i, source.length()).lookingAt();
        i = literal.end();
        continue;
      }
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      boolean ends = depth == 0 || depth == 1 && c == ',';
      if (ends || depth == 1 && c == '+') {
        parts.add(source.substring(start, i));
        start = i + 1;
      }
      if (ends) {
        return parts;
      }
      i++;
    }
  }
}
