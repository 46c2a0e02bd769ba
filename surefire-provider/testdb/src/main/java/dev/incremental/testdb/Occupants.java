package dev.incremental.testdb;

import dev.incremental.testdb.contract.SqlQuotes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whatever of this user's keeps a database from being dropped or copied. */
final class Occupants {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Connection administering;
  private final TestDataSource database;
  private final String name;

  /**
   * Those of a database.
   *
   * @param administering is connected to another one
   */
  Occupants(Connection administering, TestDataSource database, String name) {
    this.administering = administering;
    this.database = database;
    this.name = name;
  }

  /**
   * Ends connections, and rolls back transactions that are prepared. PostgreSQL's own way to wait
   * for connections to end looks every 100 ms, which is longer than all the rest takes.
   *
   * @return how many transactions were open
   */
  int end() throws SQLException {
    int open = rollBack();
    try (PreparedStatement sql =
        administering.prepareStatement(
            "SELECT xact_start IS NOT NULL AND state <> 'active', pg_terminate_backend(pid)"
                + " FROM pg_stat_activity WHERE datname = ? AND usename = current_user")) {
      sql.setString(1, name);
      try (ResultSet rows = sql.executeQuery()) {
        while (rows.next()) {
          open += rows.getBoolean(1) ? 1 : 0;
        }
      }
    }
    await();
    return open;
  }

  private int rollBack() throws SQLException {
    List<String> gids =
        ask("SELECT gid FROM pg_prepared_xacts WHERE database = ? AND owner = current_user");
    if (!gids.isEmpty()) {
      try (Connection inside = database.getConnection();
          Statement sql = inside.createStatement()) {
        for (String gid : gids) {
          sql.execute("ROLLBACK PREPARED " + SqlQuotes.text(gid));
        }
      }
    }
    return gids.size();
  }

  private void await() throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline
        && !ask("SELECT 1 FROM pg_stat_activity WHERE datname = ? AND usename = current_user")
            .isEmpty()) {
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private List<String> ask(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (PreparedStatement sql = administering.prepareStatement(query)) {
      sql.setString(1, name);
      try (ResultSet rows = sql.executeQuery()) {
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
    }
    return values;
  }
}
