package dev.incremental.plugin.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Lets an embedded server stop itself some time after its last client has gone.
 *
 * <p>A session in the server looks now and then who else is connected. It was begun by a client
 * that has hung up since: a server notices that only when it has something to say. So no process of
 * ours needs to stay.
 */
final class IdleShutdown {
  private static final String NAME = "incremental idle shutdown";
  private static final int LOOK_SECONDS = 5;
  private static final long BEGIN_MILLIS = 5000;

  private IdleShutdown() {}

  /** Begins that session unless it is there. */
  static void ensure(
      Server server, Connection connection, Binaries binaries, Path data, Duration idle)
      throws SQLException {
    if (isThere(connection)) {
      return;
    }
    Connection session = server.tryToConnect(server.ownDatabase());
    Thread thread =
        new Thread(
            () -> {
              try (Statement statement = session.createStatement()) {
                statement.execute("SET application_name = " + Sql.text(NAME));
                statement.execute(loop(binaries, data, idle));
              } catch (SQLException e) {
                // hung up, as meant
              }
            },
            NAME);
    thread.setDaemon(true);
    thread.start();
    long deadline = System.nanoTime() + Duration.ofMillis(BEGIN_MILLIS).toNanos();
    while (!isThere(connection) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    session.abort(Runnable::run);
  }

  private static boolean isThere(Connection connection) throws SQLException {
    return !Sql.column(
            connection,
            "SELECT 1 FROM pg_stat_activity WHERE application_name = ? AND query LIKE 'DO %'",
            NAME)
        .isEmpty();
  }

  /** Ends its transaction at each look, lest vacuum wait for it. */
  private static String loop(Binaries binaries, Path data, Duration idle) {
    String stop =
        shell(binaries.program("pg_ctl").toString())
            + " stop -W -m smart -D "
            + shell(data.toString());
    return "DO $loop$ DECLARE quiet int := 0; BEGIN LOOP"
        + (" PERFORM pg_sleep(" + LOOK_SECONDS + "); COMMIT;")
        + " PERFORM pg_stat_clear_snapshot();"
        + " IF EXISTS (SELECT FROM pg_stat_activity WHERE backend_type = 'client backend'"
        + "     AND application_name <> "
        + Sql.text(NAME)
        + ") THEN quiet := 0;"
        + (" ELSE quiet := quiet + " + LOOK_SECONDS + "; END IF;")
        + (" IF quiet >= " + idle.toSeconds() + " THEN EXECUTE ")
        + Sql.text("COPY (SELECT 1) TO PROGRAM " + Sql.text(stop))
        + "; EXIT; END IF; END LOOP; END $loop$";
  }

  private static String shell(String text) {
    boolean isWindows = Platform.current().isWindows();
    return isWindows ? '"' + text + '"' : "'" + text.replace("'", "'\\''") + "'";
  }
}
