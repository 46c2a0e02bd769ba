package dev.incremental.testdb.restore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Prepares a database for restores, once: what it takes lies in a schema of ours and in triggers,
 * which copies of the database have as well.
 */
public final class RestorePoint {
  static final String SCHEMA = "incremental_restore";

  private RestorePoint() {}

  /** Whether a database can be armed in this session. */
  public static boolean isPossible(Connection connection) throws SQLException {
    return obstacle(connection).isEmpty();
  }

  /** Why a database cannot be armed in this session, as a clause; empty where it can. */
  public static Optional<String> obstacle(Connection connection) throws SQLException {
    return Rows.strings(
            connection,
            "SELECT CASE WHEN NOT rolsuper THEN rolname || ' is no superuser'"
                + " WHEN NOT EXISTS (SELECT FROM pg_available_extensions"
                + " WHERE name = 'pg_visibility')"
                + " THEN 'the server lacks the extension pg_visibility'"
                + " WHEN current_setting('old_snapshot_threshold', true) <> '-1'"
                + " THEN 'old_snapshot_threshold is set' END"
                + " FROM pg_roles WHERE rolname = current_user")
        .stream()
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Whether a database is armed, by this version of ours. */
  public static boolean isArmed(Connection connection) throws SQLException {
    return !Rows.strings(
            connection,
            "SELECT 1 FROM pg_event_trigger WHERE evtname = 'incremental_restore_changed'"
                + " AND to_regprocedure('incremental_restore.fresh_2613(tid, tid, integer)') IS NOT NULL")
        .isEmpty();
  }

  /**
   * Arms a database that nobody else uses. Again, after tables have come or gone.
   *
   * @param connection a superuser's, that commits by itself
   */
  public static void arm(Connection connection) throws SQLException {
    Rows.run(connection, "SET synchronous_commit = on"); // or else vacuum sees no row as settled
    Rows.run(connection, "SET lock_timeout = '30s'");
    forget(connection);
    Rows.run(connection, script());
    List<String> tables =
        Rows.strings(
            connection, "SELECT rel::regclass::text FROM incremental_restore.member GROUP BY rel");
    Rows.run(connection, "VACUUM (ANALYZE false) pg_largeobject, pg_largeobject_metadata");
    if (!tables.isEmpty()) {
      Rows.run(connection, "VACUUM " + String.join(", ", tables));
    }
    Rows.run(connection, "RESET synchronous_commit; RESET lock_timeout");
  }

  /** Drops functions of an earlier arming, some at once: each takes a lock, which are not many. */
  private static void forget(Connection connection) throws SQLException {
    for (String some :
        Rows.strings(
            connection,
            "SELECT string_agg(name, ', ') FROM (SELECT p.oid::regprocedure::text AS name,"
                + " row_number() OVER (ORDER BY p.oid) / 1000 AS part"
                + " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                + " WHERE n.nspname = 'incremental_restore'"
                + " AND p.proname ~ '^(fresh|earlier|undo)_[0-9]+$') AS f GROUP BY part")) {
      Rows.run(connection, "DROP FUNCTION " + some);
    }
  }

  private static String script() {
    try (InputStream in = RestorePoint.class.getResourceAsStream("arm.sql")) {
      return new String(
          Objects.requireNonNull(in, "arm.sql").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read arm.sql", e);
    }
  }
}
