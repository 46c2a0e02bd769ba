package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.SqlQuotes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Lets an embedded server stop itself some time after its last client has gone.
 *
 * <p>A session in the server looks now and then who else is connected, or has been since. It was
 * begun by a client that has hung up: a server notices that only when it has something to say. So
 * no process of ours needs to stay.
 */
final class IdleShutdown {
  private static final String NAME = "incremental idle shutdown ";
  private static final long LOOK_SECONDS = 5;
  private static final Duration BEGIN = Duration.ofSeconds(5);
  private static final long LOCK = AdvisoryLocks.key(NAME);

  /** Sessions of clients since the server was made, in all databases. */
  private static final String SESSIONS = "(SELECT sum(sessions) FROM pg_stat_database)";

  private static final String CLIENTS =
      "EXISTS (SELECT FROM pg_stat_activity WHERE backend_type = 'client backend'"
          + " AND NOT starts_with(application_name, "
          + SqlQuotes.text(NAME)
          + "))";

  private final Server server;
  private final Path data;
  private final long seconds;

  IdleShutdown(Server server, Path data, Duration idle) {
    this.server = server;
    this.data = data;
    this.seconds = Math.max(1, idle.toSeconds());
  }

  /**
   * Begins that session unless it is there; who wants the server for longer replaces it.
   *
   * @return false where the server is about to stop
   */
  boolean keepAwake(Connection connection, Programs programs)
      throws SQLException, DatabaseException {
    if (!AdvisoryLocks.tryShared(connection, LOCK)) {
      return false;
    }
    List<Long> there = there(connection);
    if (there.stream().noneMatch(each -> each >= seconds)) {
      begin(connection, programs.get());
      if (!there.isEmpty()) {
        Sql.column(
            connection,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE starts_with(application_name, ?) AND application_name <> ?",
            NAME,
            NAME + seconds);
      }
    }
    return true;
  }

  private void begin(Connection connection, Binaries binaries) throws SQLException {
    Connection session = server.tryToConnect(server.ownDatabase());
    Thread thread =
        new Thread(
            () -> {
              try (Statement statement = session.createStatement()) {
                statement.execute("SET application_name = " + SqlQuotes.text(NAME + seconds));
                statement.execute(loop(binaries));
              } catch (SQLException e) {
                // hung up, as meant
              }
            },
            NAME);
    thread.setDaemon(true);
    thread.start();
    long deadline = System.nanoTime() + BEGIN.toNanos();
    while (!there(connection).contains(seconds) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    session.abort(Runnable::run);
  }

  /** After how many seconds the sessions that there are stop the server. */
  private static List<Long> there(Connection connection) throws SQLException {
    return Sql.column(
            connection,
            "SELECT substr(application_name, length(?) + 1) FROM pg_stat_activity"
                + " WHERE starts_with(application_name, ?) AND query LIKE 'DO %'",
            NAME,
            NAME)
        .stream()
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Long::valueOf)
        .toList();
  }

  /**
   * Ends its transaction at each look, lest vacuum wait for it. It stops the server while holding a
   * lock that each newcomer asks for, so that nobody is let in at the last moment.
   */
  private String loop(Binaries binaries) {
    long look = Math.max(1, Math.min(LOOK_SECONDS, seconds / 2));
    return String.format(
        Locale.ROOT,
        """
        DO $incremental$ DECLARE quiet bigint := 0; before numeric := -1; BEGIN LOOP
          PERFORM pg_sleep(%1$d); COMMIT; PERFORM pg_stat_clear_snapshot();
          IF %2$s OR %3$s IS DISTINCT FROM before THEN quiet := 0;
          ELSE quiet := quiet + %1$d; END IF;
          before := %3$s;
          IF quiet >= %4$d AND pg_try_advisory_lock(%5$d) THEN
            COMMIT; PERFORM pg_stat_clear_snapshot();
            IF NOT %2$s AND %3$s = before THEN EXECUTE %6$s; EXIT; END IF;
            quiet := 0; PERFORM pg_advisory_unlock(%5$d);
          END IF;
        END LOOP; END $incremental$""",
        look,
        CLIENTS,
        SESSIONS,
        seconds,
        LOCK,
        SqlQuotes.text("COPY (SELECT 1) TO PROGRAM " + SqlQuotes.text(stop(binaries))));
  }

  private String stop(Binaries binaries) {
    return shell(binaries.program("pg_ctl").toString())
        + " stop -W -m smart -D "
        + shell(data.toString());
  }

  private static String shell(String text) {
    boolean isWindows = Platform.current().isWindows();
    return isWindows ? '"' + text + '"' : "'" + text.replace("'", "'\\''") + "'";
  }
}
