package dev.incremental.testdb;

/** A test gets no database: what happened, where, and what to do about it. Holds no password. */
public final class NoDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What to do in most cases. */
  static final String MIGRATE = "run mvn incremental:migrate";

  NoDatabaseException(String what, String where, String next) {
    super(what + " (" + where + "): " + next);
  }

  NoDatabaseException(String what, String where, String next, Throwable cause) {
    super(what + " (" + where + "): " + next, cause);
  }
}
