package dev.incremental.testdb.restore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A session of ours with the database. It writes without firing triggers or checking foreign keys,
 * as replicas do, and says all values in the same way.
 */
final class Session implements AutoCloseable {
  private static final String NAME = "incremental restore";
  private static final int WITH_SEQUENCE_DATA = 18;
  private static final Pattern TID = Pattern.compile("\\([0-9]+,[0-9]+\\)");

  /** Settings that some version does not have are left out there. */
  private static final String SETTINGS =
      "SELECT set_config(name, value, false) FROM (VALUES"
          + " ('application_name', '"
          + NAME
          + "'), ('session_replication_role', 'replica'), ('synchronous_commit', 'on'),"
          + " ('DateStyle', 'ISO, YMD'), ('IntervalStyle', 'postgres'), ('TimeZone', 'UTC'),"
          + " ('extra_float_digits', '3'), ('bytea_output', 'hex'), ('xmloption', 'content'),"
          + " ('statement_timeout', '0'), ('lock_timeout', '10s'), ('jit', 'off'),"
          + " ('idle_in_transaction_session_timeout', '0'), ('idle_session_timeout', '0'),"
          + " ('transaction_timeout', '0'), ('default_transaction_read_only', 'off'),"
          + " ('default_transaction_isolation', 'read committed'), ('row_security', 'off')"
          + ") AS v (name, value) WHERE current_setting(name, true) IS NOT NULL";

  private static final String INTRUDERS =
      "SELECT concat(coalesce(nullif(application_name, ''), 'a session'), ' (process ', pid, ', ',"
          + " coalesce(state, 'active'), ')'), pg_terminate_backend(pid, 10000)"
          + " FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
          + " AND backend_type = 'client backend' AND application_name <> '"
          + NAME
          + "' AND (backend_xid IS NOT NULL OR state LIKE 'idle in transaction%'"
          + " OR pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND database ="
          + " (SELECT oid FROM pg_database WHERE datname = current_database())))";

  private static final String NOTES =
      "SELECT 'note', what FROM incremental_restore.note"
          + " UNION ALL SELECT 'prepared', gid FROM pg_prepared_xacts"
          + " WHERE database = current_database()"
          + " UNION ALL SELECT 'armed', token FROM incremental_restore.armed";

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private Session(Connection connection) {
    this.connection = connection;
  }

  static Session open(SessionSource source) throws SQLException {
    Connection connection = source.open();
    try {
      connection.setAutoCommit(true);
      Rows.strings(connection, SETTINGS);
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

  /** Ends other sessions that have a transaction open, or hold locks that outlast one. */
  List<String> endOthers() throws SQLException {
    List<String> ended = new ArrayList<>();
    try (ResultSet rows = prepare(INTRUDERS).executeQuery()) {
      while (rows.next()) {
        ended.add(rows.getString(1));
      }
    }
    return ended;
  }

  /**
   * Takes back prepared transactions, and says what cannot be undone.
   *
   * @param token what the database said of itself when it was looked at first
   */
  List<String> notes(String token) throws SQLException {
    List<String> notes = new ArrayList<>();
    List<String> transactions = new ArrayList<>();
    boolean same = false;
    try (ResultSet rows = prepare(NOTES).executeQuery()) {
      while (rows.next()) {
        switch (rows.getString(1)) {
          case "note" -> notes.add(rows.getString(2));
          case "prepared" -> transactions.add(rows.getString(2));
          default -> same = rows.getString(2).equals(token);
        }
      }
    }
    for (String gid : transactions) {
      Rows.run(connection, "ROLLBACK PREPARED '" + gid.replace("'", "''") + "'");
    }
    if (!same) {
      notes.add("the database was armed again");
    }
    return notes;
  }

  /** How often statements have written, by bucket. */
  Map<Integer, Long> marks() throws SQLException {
    Map<Integer, Long> marks = new HashMap<>();
    try (ResultSet rows =
        prepare(
                "SELECT bucket, coalesce(pg_sequence_last_value(mark), 0)"
                    + " FROM incremental_restore.bucket")
            .executeQuery()) {
      while (rows.next()) {
        marks.put(rows.getInt(1), rows.getLong(2));
      }
    }
    return marks;
  }

  Map<Long, Position> sequences(Map<Long, String> names) throws SQLException {
    Map<Long, Position> positions = new HashMap<>();
    if (names.isEmpty()) {
      return positions;
    }
    try (ResultSet rows = prepare(sequencesQuery(names)).executeQuery()) {
      while (rows.next()) {
        positions.put(rows.getLong(1), new Position(rows.getLong(2), rows.getBoolean(3)));
      }
    }
    return positions;
  }

  private String sequencesQuery(Map<Long, String> names) throws SQLException {
    if (connection.getMetaData().getDatabaseMajorVersion() >= WITH_SEQUENCE_DATA) {
      return "SELECT s.rel, d.last_value, d.is_called FROM incremental_restore.sequence s,"
          + " LATERAL pg_get_sequence_data(s.rel::regclass) d";
    }
    return names.entrySet().stream()
        .map(each -> "SELECT " + each.getKey() + ", last_value, is_called FROM " + each.getValue())
        .collect(Collectors.joining(" UNION ALL "));
  }

  void set(Map<Long, Position> positions) throws SQLException {
    PreparedStatement set = prepare("SELECT setval(?::oid::regclass, ?, ?)");
    for (Map.Entry<Long, Position> each : positions.entrySet()) {
      set.setLong(1, each.getKey());
      set.setLong(2, each.getValue().last());
      set.setBoolean(3, each.getValue().isCalled());
      set.executeQuery().close();
    }
  }

  /**
   * Pages of a table that may have been written to.
   *
   * @param ranges conditions on rows that lie there
   * @param tids where rows lie that may be new, as an array's text, null if there are none
   */
  record Written(long rel, long pages, String ranges, @Nullable String tids) {

    /** Where rows lie that may be new. */
    List<String> places() {
      return tids == null
          ? List.of()
          : TID.matcher(tids).results().map(MatchResult::group).toList();
    }
  }

  List<Written> written(Collection<Long> rels, String horizon) throws SQLException {
    List<Written> written = new ArrayList<>();
    PreparedStatement query =
        prepare("SELECT * FROM incremental_restore.written(?::oid[], ?) AS w");
    query.setArray(1, connection.createArrayOf("int8", rels.toArray()));
    query.setString(2, horizon);
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        written.add(
            new Written(rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getString(4)));
      }
    }
    return written;
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

  /** Undoes what has changed in tables, and says whether all was there to be undone. */
  boolean undo(List<Change> changes) throws SQLException {
    PreparedStatement query =
        prepare(
            "SELECT u.* FROM (VALUES (?::oid, ?::text[], ?::text[])"
                + ", (?, ?, ?)".repeat(changes.size() - 1)
                + ") AS v (rel, fresh, images),"
                + " LATERAL incremental_restore.undo(v.rel, v.fresh, v.images) AS u");
    int index = 1;
    long expected = 0;
    for (Change change : changes) {
      query.setLong(index++, change.rel());
      query.setArray(index++, connection.createArrayOf("text", change.fresh().toArray()));
      query.setArray(index++, connection.createArrayOf("text", change.images().toArray()));
      expected += change.fresh().size() + change.images().size();
    }
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        expected -= rows.getLong(1) + rows.getLong(2);
      }
    }
    return expected == 0;
  }

  /** From now on it sees what is there now, and what it sees is kept; the oldest transaction. */
  String begin() throws SQLException {
    Rows.run(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    try (ResultSet rows =
        prepare("SELECT pg_snapshot_xmin(pg_current_snapshot())::text").executeQuery()) {
      rows.next();
      Rows.run(connection, "SAVEPOINT unlocked");
      return Long.toString(Long.parseLong(rows.getString(1)) & 0xFFFFFFFFL);
    }
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
