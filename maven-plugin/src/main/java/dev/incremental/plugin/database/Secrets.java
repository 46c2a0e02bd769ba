package dev.incremental.plugin.database;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What must not be printed, and is taken out of what others say.
 *
 * @param values longest first, none of them empty
 */
record Secrets(List<String> values) {
  private static final String HIDDEN = "***";

  Secrets {
    values =
        values.stream()
            .filter(each -> !each.isBlank())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** A new one, in hexadecimal digits. */
  static String random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  static Secrets of(String value) {
    return new Secrets(List.of(value));
  }

  /** A text without them. */
  String hiddenIn(String text) {
    String hidden = text;
    for (String value : values) {
      hidden = hidden.replace(value, HIDDEN);
    }
    return hidden;
  }

  /** Whether an error, or one that caused it, may be shown as it is. */
  boolean areMissingFrom(Throwable error) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage());
      if (!hiddenIn(message).equals(message)) {
        return false;
      }
    }
    return true;
  }

  /** An error for the user, its cause kept where that tells no secret. */
  DatabaseException exception(String what, String where, String next, Throwable cause) {
    String plain = hiddenIn(what);
    return areMissingFrom(cause)
        ? new DatabaseException(plain, where, next, cause)
        : new DatabaseException(plain, where, next);
  }
}
