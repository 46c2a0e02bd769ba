package dev.incremental.testdb;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the sequences of a database stand that count by more than one.
 *
 * <p>Whoever asks such a sequence hands out the numbers up to the next by itself, as Hibernate does
 * by default. That memory is not restored: set back, the sequence would name the same numbers once
 * more, in the midst of what was handed out meanwhile. They go on counting instead, as they do
 * after a transaction that is rolled back.
 */
final class SteppingSequences {
  private static final System.Logger LOG = System.getLogger("dev.incremental.testdb");

  private static final String POSITIONS =
      "SELECT format('%I.%I', schemaname, sequencename), last_value FROM pg_catalog.pg_sequences"
          + " WHERE pg_catalog.abs(increment_by) <> 1 AND last_value IS NOT NULL";

  private static final String GO_ON =
      "SELECT pg_catalog.setval(pg_catalog.to_regclass(?), ?::bigint) FROM pg_catalog.pg_sequences"
          + " WHERE format('%I.%I', schemaname, sequencename) = ? AND (last_value IS NULL"
          + " OR increment_by > 0 AND last_value < ?::bigint"
          + " OR increment_by < 0 AND last_value > ?::bigint)";

  private final Map<String, Long> positions = new TreeMap<>();

  private SteppingSequences() {}

  /** Those of a database; none where it does not answer any more, which is said. */
  static SteppingSequences of(TestDataSource database) {
    SteppingSequences sequences = new SteppingSequences();
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(POSITIONS)) {
      while (rows.next()) {
        sequences.positions.put(rows.getString(1), rows.getLong(2));
      }
    } catch (SQLException e) {
      LOG.log(
          Level.WARNING,
          "Sequences that count by more than one may name numbers again: " + e.getMessage());
    }
    return sequences;
  }

  /**
   * Lets those of the same names in a database not name a number again.
   *
   * @throws NoDatabaseException if the user may not do so
   */
  void goOnIn(TestDataSource database) {
    if (positions.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement sql = connection.prepareStatement(GO_ON)) {
      for (Map.Entry<String, Long> position : positions.entrySet()) {
        sql.setString(1, position.getKey());
        sql.setLong(2, position.getValue());
        sql.setString(3, position.getKey());
        sql.setLong(4, position.getValue());
        sql.setLong(5, position.getValue());
        sql.executeQuery().close();
      }
    } catch (SQLException e) {
      throw new NoDatabaseException(
          "Sequences cannot go on from where they were: " + e.getMessage(),
          String.join(", ", positions.keySet()),
          "see that the tests' user may change them",
          e);
    }
  }
}
