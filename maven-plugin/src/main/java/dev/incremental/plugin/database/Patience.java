package dev.incremental.plugin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Tries again to connect where others may make room within seconds: when all connections are in
 * use, and when a server that let us in before cannot be reached for a moment.
 */
final class Patience {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration MESSAGE_AFTER = Duration.ofSeconds(1);
  private static final long LEAST_MILLIS = 50;
  private static final long MOST_MILLIS = 250;

  private static final String FULL = "53300";

  /** It cannot be reached, hangs up, or does not take connections now. */
  private static final Set<String> AWAY = Set.of("08001", "08004", "08006", "57P03");

  private final Consumer<String> progress;
  private volatile boolean wasLetIn;

  /**
   * Nobody has connected yet.
   *
   * @param progress is told what takes longer than a moment
   */
  Patience(Consumer<String> progress) {
    this.progress = progress;
  }

  /** An attempt to connect. */
  @FunctionalInterface
  interface Attempt {
    Connection connect() throws SQLException;
  }

  /**
   * Connects.
   *
   * @param where names the server to the user
   * @throws SQLException what the last attempt has met
   */
  Connection with(String where, Attempt attempt) throws SQLException {
    long begin = System.nanoTime();
    boolean isSaid = false;
    while (true) {
      try {
        Connection connection = attempt.connect();
        wasLetIn = true;
        return connection;
      } catch (SQLException e) {
        Duration since = Duration.ofNanos(System.nanoTime() - begin);
        if (!mayPass(e) || since.compareTo(LIMIT) > 0) {
          throw e;
        }
        if (!isSaid && since.compareTo(MESSAGE_AFTER) > 0) {
          isSaid = true;
          progress.accept("Waiting for " + where + " to let us in: " + Sql.message(e));
        }
        pause(e);
      }
    }
  }

  private boolean mayPass(SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    return state.equals(FULL) || (wasLetIn && AWAY.contains(state));
  }

  /** Not all at the same time. */
  private static void pause(SQLException e) throws SQLException {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(LEAST_MILLIS, MOST_MILLIS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw e;
    }
  }
}
