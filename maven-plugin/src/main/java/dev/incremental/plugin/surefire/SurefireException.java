package dev.incremental.plugin.surefire;

/** Maven or Surefire did not let an execution be found or started. */
public final class SurefireException extends Exception {
  private static final long serialVersionUID = 1L;

  SurefireException(String message, Throwable cause) {
    super(message, cause);
  }
}
