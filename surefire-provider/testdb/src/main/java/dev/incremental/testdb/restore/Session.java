package dev.incremental.testdb.restore;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A session of ours with the database. It writes without firing triggers or checking foreign keys,
 * as replicas do, and says all values in the same way.
 */
final class Session implements AutoCloseable {
  private static final String NAME = "incremental restore";
  private static final int WITH_SEQUENCE_DATA = 18;
  private static final String WRITTEN_MEANWHILE = "IN001";

  private static final String MARKS =
      "SELECT coalesce(array_agg(coalesce(pg_sequence_last_value(mark), 0) ORDER BY bucket), '{}')"
          + "::text FROM incremental_restore.bucket";

  private static final String SET =
      "SELECT setval(s.rel::regclass, s.last, s.called)"
          + " FROM unnest(?::oid[], ?::bigint[], ?::boolean[]) AS s (rel, last, called)";

  private static final String BEGIN =
      "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;"
          + " SELECT pg_snapshot_xmin(pg_current_snapshot())::text; SAVEPOINT unlocked";

  private static final String SEQUENCES =
      "SELECT string_agg(coalesce(pg_sequence_last_value(rel)::text,"
          + " (SELECT last_value || 'f' FROM pg_get_sequence_data(rel::regclass))), ','"
          + " ORDER BY rel) FROM incremental_restore.sequence";

  private static final String UNDO =
      "BEGIN; SELECT * FROM incremental_restore.undo(?::oid[], ?::text[], ?::text[], ?::text[]); "
          + SET
          + "; COMMIT; "
          + BEGIN;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private Session(Connection connection) {
    this.connection = connection;
  }

  static Session open(SessionSource source) throws SQLException {
    Connection connection = source.open();
    try {
      connection.setAutoCommit(true);
      SessionSettings.set(connection, NAME);
      return new Session(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  private PreparedStatement prepare(String statement) throws SQLException {
    PreparedStatement known = prepared.get(statement);
    if (known == null) {
      known = connection.prepareStatement(statement);
      prepared.put(statement, known);
    }
    return known;
  }

  /**
   * Ends other sessions that have a transaction open, or hold locks that outlast one, and looks at
   * the database.
   *
   * @param names of the sequences, by their numbers
   */
  Look look(List<Long> marks, String horizon, SortedMap<Long, String> names) throws SQLException {
    String sequences = names.isEmpty() ? "" : "; " + sequencesQuery(names);
    PreparedStatement query =
        prepare("SELECT * FROM incremental_restore.look(?::bigint[], ?, ?)" + sequences);
    query.setArray(1, array("int8", marks));
    query.setString(2, horizon);
    query.setString(3, NAME);
    query.execute();
    Look look = new Look();
    look.add(query.getResultSet());
    if (query.getMoreResults()) {
      look.addSequences(query.getResultSet(), names.keySet());
    }
    return look;
  }

  private Array array(String type, Collection<?> values) throws SQLException {
    return connection.createArrayOf(type, values.toArray());
  }

  void rollBack(List<String> prepared) throws SQLException {
    for (String gid : prepared) {
      Rows.run(connection, "ROLLBACK PREPARED '" + gid.replace("'", "''") + "'");
    }
  }

  /** How often statements have written, by bucket. */
  List<Long> marks() throws SQLException {
    try (ResultSet rows = prepare(MARKS).executeQuery()) {
      rows.next();
      return Look.numbers(rows.getString(1));
    }
  }

  Map<Long, Position> sequences(SortedMap<Long, String> names) throws SQLException {
    Look look = new Look();
    if (!names.isEmpty()) {
      try (ResultSet rows = prepare(sequencesQuery(names)).executeQuery()) {
        look.addSequences(rows, names.keySet());
      }
    }
    return look.sequences();
  }

  private String sequencesQuery(Map<Long, String> names) throws SQLException {
    if (connection.getMetaData().getDatabaseMajorVersion() >= WITH_SEQUENCE_DATA) {
      return SEQUENCES;
    }
    return names.entrySet().stream()
        .map(each -> "SELECT " + each.getKey() + ", last_value, is_called FROM " + each.getValue())
        .collect(Collectors.joining(" UNION ALL "));
  }

  void set(Map<Long, Position> positions) throws SQLException {
    if (!positions.isEmpty()) {
      PreparedStatement set = prepare(SET);
      bind(set, 1, positions);
      set.executeQuery().close();
    }
  }

  private void bind(PreparedStatement set, int first, Map<Long, Position> positions)
      throws SQLException {
    List<Position> values = List.copyOf(positions.values());
    set.setArray(first, array("int8", positions.keySet()));
    set.setArray(first + 1, array("int8", values.stream().map(Position::last).toList()));
    set.setArray(first + 2, array("bool", values.stream().map(Position::isCalled).toList()));
  }

  /**
   * What this session sees of these places: rows by where they are, with their images if they were
   * found in ranges, with none if they were asked for.
   */
  Map<Long, Map<String, String>> seen(List<Written> places) throws SQLException {
    Map<Long, Map<String, String>> seen = new LinkedHashMap<>();
    if (places.isEmpty()) {
      return seen;
    }
    PreparedStatement query =
        prepare(
            "SELECT v.rel, e.tid, e.image FROM (VALUES (?::oid, ?::text, ?::text)"
                + ", (?, ?, ?)".repeat(places.size() - 1)
                + ") AS v (rel, ranges, tids),"
                + " LATERAL incremental_restore.earlier(v.rel, v.ranges, v.tids) AS e");
    int index = 1;
    for (Written place : places) {
      query.setLong(index++, place.rel());
      query.setString(index++, place.ranges());
      query.setString(index++, place.tids());
    }
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        seen.computeIfAbsent(rows.getLong(1), rel -> new LinkedHashMap<>())
            .merge(
                rows.getString(2),
                rows.getString(3) == null ? "" : rows.getString(3),
                (one, other) -> one.isEmpty() ? other : one);
      }
    }
    return seen;
  }

  /**
   * Undoes what has changed in tables, and sets sequences. From then on the session sees what is
   * there now, and what it sees is kept.
   */
  Undone undo(List<Change> changes, Map<Long, Position> positions) throws SQLException {
    PreparedStatement query = prepare(UNDO);
    query.setArray(1, array("int8", changes.stream().map(Change::rel).toList()));
    query.setArray(2, arrays(changes, Change::fresh));
    query.setArray(3, arrays(changes, change -> change.images().keySet()));
    query.setArray(4, arrays(changes, change -> change.images().values()));
    bind(query, 5, positions);
    query.execute();
    Undone undone = new Undone();
    undone.add(nextRows(query));
    query.getMoreResults();
    nextRows(query).close(); // of the sequences
    query.getMoreResults();
    undone.seesFrom(horizon(query));
    return undone;
  }

  /** An array of arrays of different lengths, which are texts therefore. */
  private Array arrays(List<Change> changes, Function<Change, Collection<String>> values)
      throws SQLException {
    List<String> texts = new ArrayList<>();
    for (Change change : changes) {
      texts.add(array("text", values.apply(change)).toString());
    }
    return array("text", texts);
  }

  /** Skips statements that have none. */
  private static ResultSet nextRows(Statement statement) throws SQLException {
    while (statement.getUpdateCount() >= 0) {
      statement.getMoreResults();
    }
    return statement.getResultSet();
  }

  private static String horizon(Statement statement) throws SQLException {
    try (ResultSet rows = nextRows(statement)) {
      rows.next();
      return Long.toString(Long.parseLong(rows.getString(1)) & 0xFFFFFFFFL);
    }
  }

  /** From now on it sees what is there now, and what it sees is kept; the oldest transaction. */
  String begin() throws SQLException {
    PreparedStatement begin = prepare(BEGIN);
    begin.execute();
    return horizon(begin);
  }

  /** Sees what is there now, unless others than these have written; then it goes on as it was. */
  boolean endsUnlessWritten(List<Long> marks) throws SQLException {
    PreparedStatement end = prepare("SELECT incremental_restore.expect(?::bigint[]); ROLLBACK");
    end.setArray(1, array("int8", marks));
    try {
      end.execute();
      return true;
    } catch (SQLException e) {
      if (!WRITTEN_MEANWHILE.equals(e.getSQLState())) {
        throw e;
      }
      letGo();
      return false;
    }
  }

  /** Whether another session has written something that it has not committed yet. */
  boolean isWrittenTo() throws SQLException {
    return !Rows.strings(
            connection,
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
                + " AND backend_xid IS NOT NULL")
        .isEmpty();
  }

  /** Gives back locks on tables, and goes on seeing what it saw. */
  void letGo() throws SQLException {
    Rows.run(connection, "ROLLBACK TO SAVEPOINT unlocked");
  }

  void end() throws SQLException {
    Rows.run(connection, "ROLLBACK");
  }

  /** Lets pages of tables count as not written to. */
  void vacuum(Set<String> tables) throws SQLException {
    for (String table : tables) {
      Rows.run(connection, "VACUUM (SKIP_LOCKED) " + table);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
