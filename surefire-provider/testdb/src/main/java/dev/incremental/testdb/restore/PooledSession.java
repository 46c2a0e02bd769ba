package dev.incremental.testdb.restore;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Takes back what belongs to a session alone, which no other session can: temporary tables,
 * settings, advisory locks, what it listens to, and numbers that it has fetched from sequences in
 * advance. Statements that the driver has prepared stay.
 */
public final class PooledSession {
  private PooledSession() {}

  /**
   * Makes a session what it was when it was opened.
   *
   * @param connection one that a pool has lent, outside of a transaction; it may have been ended
   */
  public static void reset(Connection connection) throws SQLException {
    Rows.run(
        connection,
        "CLOSE ALL; UNLISTEN *; SELECT pg_advisory_unlock_all();"
            + " DISCARD SEQUENCES; DISCARD TEMP; SET SESSION AUTHORIZATION DEFAULT; RESET ALL");
  }
}
