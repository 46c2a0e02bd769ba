package dev.incremental.plugin.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What changed, as files tell it.
 *
 * @param kind what kind of thing, in a word such as {@code method}
 * @param name its name, as people write it
 * @param source how far the change has come on its way into a commit, null where that is not known
 */
public record ReportedChange(String kind, String name, @Nullable String source) {

  /** A phrase, the name behind what it is the name of. */
  String words() {
    return kindInWords() + (name.isEmpty() ? "" : " " + name);
  }

  /** What kind of thing it is. */
  String kindInWords() {
    return switch (kind) {
      case "shape" -> "shape of";
      case "header" -> "header of";
      case "class-name" -> "class name";
      case "location" -> "place of classes";
      case "existence" -> "whether there is";
      case "listing" -> "directory";
      case "property" -> "system property";
      case "environment" -> "environment variable";
      default -> kind.toLowerCase(Locale.ROOT);
    };
  }
}
