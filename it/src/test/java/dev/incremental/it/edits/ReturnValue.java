package dev.incremental.it.edits;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a method returns instead, by its declared type. */
final class ReturnValue {
  private static final Set<String> NUMBERS =
      Set.of("byte", "short", "int", "long", "char", "float", "double");

  private ReturnValue() {}

  static @Nullable String instead(String type, String value) {
    if (type.equals("boolean")) {
      return "!(" + value + ")";
    }
    if (NUMBERS.contains(type)) {
      return value.equals("0") ? "1" : "0";
    }
    return value.equals("null") ? null : "null";
  }
}
