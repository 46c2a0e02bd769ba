package dev.incremental.plugin.database;

/** The database cannot be had: what happened, where, and what the user can do about it. */
public final class DatabaseException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String where;
  private final String next;

  /**
   * Says what is wrong, without passwords.
   *
   * @param what happened, as a sentence without a full stop
   * @param where such as a server's address or a file
   * @param next what to do
   */
  public DatabaseException(String what, String where, String next) {
    super(what + " (" + where + "): " + next);
    this.what = what;
    this.where = where;
    this.next = next;
  }

  DatabaseException(String what, String where, String next, Throwable cause) {
    super(what + " (" + where + "): " + next, cause);
    this.what = what;
    this.where = where;
    this.next = next;
  }

  /** What happened. */
  public String what() {
    return what;
  }

  /** Where it happened. */
  public String where() {
    return where;
  }

  /** What the user can do. */
  public String next() {
    return next;
  }
}
