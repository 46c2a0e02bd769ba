package dev.incremental.testdb.contract;

/** Names and texts as parts of statements to PostgreSQL that take no parameters. */
public final class SqlQuotes {
  private SqlQuotes() {}

  /** A name as part of a statement. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text as part of a statement, whatever the server thinks of backslashes. */
  public static String text(String text) {
    return (text.contains("\\") ? "E'" : "'") + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
