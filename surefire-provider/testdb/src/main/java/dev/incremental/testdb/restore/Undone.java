package dev.incremental.testdb.restore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many rows were taken away and put back, by table, and what the session sees since. */
final class Undone {
  private final Map<Long, Long> deleted = new HashMap<>();
  private final Map<Long, Long> inserted = new HashMap<>();
  private String horizon = "";
  private List<Long> marks = List.of();

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

  void leaves(List<Long> counters) {
    marks = counters;
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

  /** How often statements have written, by bucket, no earlier than what the session sees. */
  List<Long> marks() {
    return marks;
  }
}
