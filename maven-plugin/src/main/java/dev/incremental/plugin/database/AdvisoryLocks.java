package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.Fingerprinting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Locks that the server holds for a connection, and frees when it ends. */
final class AdvisoryLocks {
  private static final Duration MESSAGE_AFTER = Duration.ofSeconds(1);
  private static final long PAUSE_MILLIS = 50;

  private AdvisoryLocks() {}

  /**
   * Waits for a lock; the server frees that of one that dies.
   *
   * @param progress is told if that takes longer than a moment
   * @param what its holder does, as a clause
   */
  static void await(Connection connection, String name, Consumer<String> progress, String what)
      throws SQLException {
    long begin = System.nanoTime();
    boolean said = false;
    long key = key(name);
    while (!tryLock(connection, key)) {
      if (!said && System.nanoTime() - begin > MESSAGE_AFTER.toNanos()) {
        said = true;
        String who = holder(connection, key).orElse("another process");
        progress.accept("Waiting for " + who + ", which " + what);
      }
      pause();
    }
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting", e);
    }
  }

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
