package dev.incremental.it.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.testdb.restore.PooledSession;
import dev.incremental.testdb.restore.SessionSource;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Sessions as a pool keeps them: each has a thread that writes through it, and is used for one
 * sequence after the other, as long as nobody ends it.
 */
final class WritingSessions implements AutoCloseable {
  static final int NUMBER = 3;

  /** What the session before has left to this one: settings, temporary objects, locks. */
  private static final String LEFT =
      "SELECT concat_ws(', ', (SELECT string_agg(name, ', ') FROM pg_settings WHERE source = 'session'),"
          + " (SELECT string_agg(relname, ', ') FROM pg_class WHERE relnamespace = pg_my_temp_schema()),"
          + " (SELECT string_agg(name, ', ') FROM pg_cursors WHERE is_holdable),"
          + " (SELECT string_agg(c, ', ') FROM pg_listening_channels() c),"
          + " (SELECT string_agg(objid::text, ', ') FROM pg_locks"
          + " WHERE locktype = 'advisory' AND pid = pg_backend_pid()))";

  private final SessionSource source;
  private final List<String> settings;
  private final List<@Nullable Connection> connections = new ArrayList<>();
  private final List<ExecutorService> threads = new ArrayList<>();
  private final List<Future<?>> running = new ArrayList<>();

  /**
   * None is open yet.
   *
   * @param settings statements with which each sequence begins
   */
  WritingSessions(SessionSource source, String... settings) {
    this.source = source;
    this.settings = List.of(settings);
    for (int i = 0; i < NUMBER; i++) {
      connections.add(null);
      threads.add(Executors.newSingleThreadExecutor(WritingSessions::daemon));
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "writes");
    thread.setDaemon(true);
    return thread;
  }

  /** Makes all of them what they were when they were opened; those that were ended are opened. */
  void reset() throws SQLException {
    for (int i = 0; i < NUMBER; i++) {
      Connection connection = connections.get(i);
      if (connection == null || !reset(connection)) {
        connection = source.open();
        connections.set(i, connection);
      }
      for (String setting : settings) {
        run(connection, setting);
      }
    }
  }

  private static boolean reset(Connection connection) throws SQLException {
    try {
      PooledSession.reset(connection);
    } catch (SQLException e) {
      assertThat(connection.isClosed()).as("it was ended: %s", e.getMessage()).isTrue();
      return false;
    }
    try (Statement sql = connection.createStatement();
        ResultSet left = sql.executeQuery(LEFT)) {
      left.next();
      assertThat(left.getString(1)).as("left in a session").isEmpty();
    }
    return true;
  }

  /**
   * Lets a session run a statement when it has run those before.
   *
   * @param said is told how it ended, with nothing if it went well
   */
  void say(int index, String statement, Consumer<String> said) {
    Connection connection = connections.get(index);
    assertThat(connection).isNotNull();
    running.add(
        threads
            .get(index)
            .submit(
                () -> {
                  try {
                    for (String part : statement.split("; (?=COMMIT PREPARED)", -1)) {
                      run(connection, part);
                    }
                    said.accept("");
                  } catch (SQLException e) {
                    said.accept(" -- " + e.getSQLState());
                  }
                }));
  }

  private static void run(Connection connection, String statement) throws SQLException {
    int data = statement.indexOf('\n');
    if (statement.startsWith("COPY ") && data > 0) {
      try {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(statement.substring(0, data), new StringReader(statement.substring(data + 1)));
      } catch (IOException e) {
        throw new SQLException(e);
      }
    } else {
      try (Statement sql = connection.createStatement()) {
        sql.execute(statement);
      }
    }
  }

  /** Until all have run what they were told. */
  void await() {
    try {
      for (Future<?> each : running) {
        each.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    running.clear();
  }

  /** Ends the sessions; the next sequence opens others. */
  @Override
  public void close() throws SQLException {
    for (int i = 0; i < NUMBER; i++) {
      Connection connection = connections.set(i, null);
      if (connection != null) {
        connection.close();
      }
    }
  }
}
