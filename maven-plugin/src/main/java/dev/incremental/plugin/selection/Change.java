package dev.incremental.plugin.selection;

import dev.incremental.plugin.fingerprint.Dependency;
import org.jspecify.annotations.Nullable;

/**
 * A dependency that is not what it was when a test last ran.
 *
 * @param dependency what changed
 * @param difference how
 * @param detail for a value that must match how it differs, such as "from x to y"; otherwise null
 */
public record Change(Dependency dependency, Difference difference, @Nullable String detail) {

  /** What happened to a value that must match, in words. */
  public String sentence() {
    return dependency.name() + " " + difference.words() + (detail == null ? "" : " " + detail);
  }

  /** How a dependency differs from what it was. */
  public enum Difference {
    /** There is something else now. */
    CHANGED("changed"),
    /** There was nothing. */
    ADDED("was added"),
    /** There is nothing any more. */
    REMOVED("is gone"),
    /** It cannot be read now, or changed while it was recorded. */
    UNKNOWN("is not known");

    private final String words;

    Difference(String words) {
      this.words = words;
    }

    /** Continues a sentence that names what differs. */
    public String words() {
      return words;
    }
  }
}
