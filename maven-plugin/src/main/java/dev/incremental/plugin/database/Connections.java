package dev.incremental.plugin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a server of our own that are used again, as long as forks come and go. In a server
 * that the user names connections may be scarce, so that each is closed after use.
 */
final class Connections implements AutoCloseable {
  private static final int KEPT = 2;
  private static final int VALID_SECONDS = 5;

  private final Server server;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean isClosed;

  Connections(Server server) {
    this.server = server;
  }

  /** What is done in a connection. */
  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /** Does something in one of them. */
  <T> T with(Work<T> work) throws DatabaseException {
    try {
      Connection connection = take();
      boolean isDone = false;
      try {
        T result = work.in(connection);
        isDone = true;
        return result;
      } finally {
        end(connection, isDone);
      }
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  private Connection take() throws DatabaseException, SQLException {
    while (true) {
      Connection connection = poll();
      if (connection == null) {
        return server.connect();
      }
      if (connection.isValid(VALID_SECONDS)) {
        return connection;
      }
      connection.close(); // the server was started anew
    }
  }

  private synchronized @Nullable Connection poll() {
    return idle.poll();
  }

  private void end(Connection connection, boolean isGood) throws SQLException {
    if (!isGood || !keep(connection)) {
      connection.close();
    }
  }

  private synchronized boolean keep(Connection connection) {
    boolean isKept = server.isThrowAway() && !isClosed && idle.size() < KEPT;
    if (isKept) {
      idle.push(connection);
    }
    return isKept;
  }

  @Override
  public void close() throws DatabaseException {
    synchronized (this) {
      isClosed = true;
    }
    try {
      for (Connection each = poll(); each != null; each = poll()) {
        each.close();
      }
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }
}
