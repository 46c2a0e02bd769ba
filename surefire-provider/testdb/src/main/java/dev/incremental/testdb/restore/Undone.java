package dev.incremental.testdb.restore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** How many rows were taken away and put back, by table, and what the session sees since. */
final class Undone {
  private final Map<Long, Long> deleted = new HashMap<>();
  private final Map<Long, Long> inserted = new HashMap<>();
  private String horizon = "";

  /** Reads what {@code incremental_restore.undo} says. */
  void add(ResultSet rows) throws SQLException {
    while (rows.next()) {
      deleted.put(rows.getLong(1), rows.getLong(2));
      inserted.put(rows.getLong(1), rows.getLong(3));
    }
  }

  void seesFrom(String oldest) {
    horizon = oldest;
  }

  /** Whether all that were to be taken away were there. */
  boolean isAllOf(Change change) {
    return deleted.getOrDefault(change.rel(), 0L) == change.fresh().size();
  }

  /** Rows that are what they were; one that had been edited counts once. */
  long rows(Change change) {
    return Math.max(
        deleted.getOrDefault(change.rel(), 0L), inserted.getOrDefault(change.rel(), 0L));
  }

  /** The oldest transaction of which it did not see the end. */
  String horizon() {
    return horizon;
  }
}
