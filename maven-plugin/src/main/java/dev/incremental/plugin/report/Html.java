package dev.incremental.plugin.report;

import java.util.Locale;

/** Pieces of a page. Whatever others have named is escaped here and nowhere else. */
final class Html {
  private static final int LONGEST = 300;
  private static final String BREAK = "<wbr/>";
  private static final String BREAKABLE = ".#($/_";

  private Html() {}

  /** Text as it shows what it is given, in elements and in attributes. */
  static String text(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(each -> escaped.append(escaped(each)));
    return escaped.toString();
  }

  private static String escaped(int character) {
    return switch (character) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      case '\n', '\r', '\t' -> " ";
      default -> isShown(character) ? Character.toString(character) : "\ufffd";
    };
  }

  private static boolean isShown(int character) {
    int type = Character.getType(character);
    return type != Character.CONTROL && type != Character.SURROGATE && type != Character.FORMAT;
  }

  /** A name of code or of a file, which may be broken where people would; of a long one a part. */
  static String name(String name) {
    String shown = Quantity.cut(name, LONGEST);
    StringBuilder code = new StringBuilder("<code>");
    int from = 0;
    for (int i = 1; i < shown.length(); i++) {
      if (BREAKABLE.indexOf(shown.charAt(i)) >= 0) {
        code.append(text(shown.substring(from, i))).append(BREAK);
        from = i;
      }
    }
    return code.append(text(shown.substring(from))).append("</code>").toString();
  }

  /** What is less important. */
  static String small(String markup) {
    return markup.isEmpty() ? "" : "<small>" + markup + "</small>";
  }

  /** A share as a bar. Readers of the page are told the number beside it. */
  static String bar(long part, long whole) {
    double percent = whole == 0 ? 0 : 100.0 * part / whole;
    return "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\""
        + " aria-hidden=\"true\" focusable=\"false\"><rect class=\"whole\" width=\"100\""
        + " height=\"10\"/><rect class=\"part\" width=\""
        + decimal(percent)
        + "\" height=\"10\"/></svg>";
  }

  /** A number for an attribute. */
  static String decimal(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
