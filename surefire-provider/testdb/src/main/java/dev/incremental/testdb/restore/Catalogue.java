package dev.incremental.testdb.restore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an armed database says of its tables; it does not change until it is armed again. */
final class Catalogue {
  private static final long LARGE_OBJECT_PAGES = 2613;
  private static final long LARGE_OBJECTS = 2995;

  private final Map<Long, Table> tables = new HashMap<>();
  private final SortedMap<Long, String> sequences = new TreeMap<>();
  private final String token;

  /**
   * A table.
   *
   * @param bucket which counter its statements count in
   * @param trouble why its rows cannot be put back, null if they can
   */
  record Table(String name, int bucket, @Nullable String trouble) {}

  Catalogue(Connection connection) throws SQLException {
    token = Rows.strings(connection, "SELECT token FROM incremental_restore.armed").get(0);
    try (Statement sql = connection.createStatement()) {
      ResultSet rows =
          sql.executeQuery("SELECT rel, name, bucket, trouble FROM incremental_restore.relation");
      while (rows.next()) {
        tables.put(
            rows.getLong(1), new Table(rows.getString(2), rows.getInt(3), rows.getString(4)));
      }
      rows = sql.executeQuery("SELECT rel, name FROM incremental_restore.sequence");
      while (rows.next()) {
        sequences.put(rows.getLong(1), rows.getString(2));
      }
    }
    Table large = new Table("large objects", -1, "are not put back");
    tables.put(LARGE_OBJECT_PAGES, large);
    tables.put(LARGE_OBJECTS, large);
  }

  /** What stays the same for as long as it is armed as it is. */
  String token() {
    return token;
  }

  Table table(long rel) {
    return Objects.requireNonNull(tables.get(rel), "a table that was not there when armed");
  }

  /** Sequences, by their numbers, as they are called in statements. */
  SortedMap<Long, String> sequences() {
    return sequences;
  }
}
