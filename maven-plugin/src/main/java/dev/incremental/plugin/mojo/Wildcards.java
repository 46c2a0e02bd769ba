package dev.incremental.plugin.mojo;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names that users write with {@code *} for any characters, also none. */
final class Wildcards {
  private Wildcards() {}

  /** Whether a whole name fits. */
  static boolean matches(String wildcards, String name) {
    return name.matches(expression(wildcards));
  }

  /** The same as a regular expression. */
  static String expression(String wildcards) {
    return Arrays.stream(wildcards.split("\\*", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".*"));
  }
}
