package dev.incremental.plugin.fingerprint;

import org.jspecify.annotations.Nullable;

/** A class file's bytes could not be understood. */
public final class UnreadableClassException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UnreadableClassException(String reason, @Nullable RuntimeException cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** Why, in words for the user. */
  public String reason() {
    return reason;
  }
}
