package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.Fingerprinting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Locks that the server holds for a connection, and frees when it ends. */
final class AdvisoryLocks {
  private AdvisoryLocks() {}

  /** The number of a lock by its name. */
  static long key(String name) {
    return Long.parseUnsignedLong(new Fingerprinting().add(name).hash().substring(0, 16), 16);
  }

  static boolean tryLock(Connection connection, long key) throws SQLException {
    return Sql.column(connection, "SELECT pg_try_advisory_lock(?)", key).get(0).equals("t");
  }

  /** Takes a lock beside others who share it; it is freed with the connection. */
  static boolean tryShared(Connection connection, long key) throws SQLException {
    return Sql.column(connection, "SELECT pg_try_advisory_lock_shared(?)", key).get(0).equals("t");
  }

  static void unlock(Connection connection, long key) throws SQLException {
    Sql.column(connection, "SELECT pg_advisory_unlock(?)", key);
  }

  /** Who holds a lock, as that connection calls itself. */
  static Optional<String> holder(Connection connection, long key) throws SQLException {
    return Sql.column(
            connection,
            "SELECT coalesce(application_name, '') FROM pg_stat_activity JOIN pg_locks USING (pid)"
                + " WHERE locktype = 'advisory' AND granted"
                + " AND classid::bigint = ? AND objid::bigint = ?",
            key >>> 32,
            key & 0xFFFFFFFFL)
        .stream()
        .filter(name -> !name.isEmpty()) // others' sessions may be hidden from us
        .findFirst();
  }
}
