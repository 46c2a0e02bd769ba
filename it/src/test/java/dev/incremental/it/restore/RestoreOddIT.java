package dev.incremental.it.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incremental.it.database.Sessions;
import dev.incremental.it.database.TestServers;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.Server;
import dev.incremental.testdb.restore.Contents;
import dev.incremental.testdb.restore.Outcome.Restored;
import dev.incremental.testdb.restore.RestorePoint;
import dev.incremental.testdb.restore.Restorer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases with odd names, and with sessions that go on writing. */
class RestoreOddIT {
  private static final Logger LOG = System.getLogger(RestoreOddIT.class.getName());
  private static final String DATABASE = "odd";

  @TempDir static Path shared;
  private static TestServers servers;
  private static Server server;

  @BeforeAll
  static void haveServer() throws Exception {
    servers = new TestServers(shared);
    server = servers.running("18");
  }

  @AfterAll
  static void stopAll() throws DatabaseException {
    servers.close();
  }

  @BeforeEach
  void make() throws SQLException {
    Sessions.run(server, "postgres", "DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)");
    Sessions.run(server, "postgres", "CREATE DATABASE " + DATABASE);
  }

  private static List<String> rows() throws SQLException {
    return Sessions.ask(server, DATABASE, "SELECT id FROM a");
  }

  private static Connection open() throws SQLException {
    return Sessions.open(server, DATABASE);
  }

  private static void armed(String... statements) throws SQLException {
    try (Connection connection = open()) {
      for (String statement : statements) {
        Sessions.run(connection, statement);
      }
      RestorePoint.arm(connection);
      RestorePoint.arm(connection);
      assertThat(RestorePoint.isArmed(connection)).isTrue();
    }
  }

  @Test
  void namesMayBeAnything() throws Exception {
    armed(
        "CREATE SCHEMA \"s$$ %s\"",
        "CREATE TABLE \"s$$ %s\".\"a$$b\" (\"c$$d\" int, \"$1\" text, \"it's\" text, i int, p int)",
        "CREATE TABLE \"$create$\" (incremental_tid int, incremental_image text, place int, o int)",
        "CREATE TABLE \"user\" (image text, \"%L\" int GENERATED ALWAYS AS (1) STORED, \"\"\"\" int)",
        "INSERT INTO \"s$$ %s\".\"a$$b\" SELECT i, 'x', 'y', i, i FROM generate_series(1, 10) i",
        "INSERT INTO \"$create$\" SELECT i, 'x', i, i FROM generate_series(1, 10) i",
        "INSERT INTO \"user\" VALUES ('x', DEFAULT, 1)");
    try (Restorer restorer = Restorer.open(RestoreOddIT::open);
        Connection test = open()) {
      Contents before = Contents.of(test);
      Sessions.run(test, "UPDATE \"s$$ %s\".\"a$$b\" SET i = 0 WHERE \"c$$d\" < 3");
      Sessions.run(test, "DELETE FROM \"$create$\" WHERE incremental_tid > 7");
      Sessions.run(test, "INSERT INTO \"user\" VALUES ('z', DEFAULT, 2); DELETE FROM \"user\"");

      assertThat(restorer.restore())
          .isInstanceOfSatisfying(
              Restored.class, restored -> assertThat(restored.total()).isEqualTo(6));
      assertThat(before.differences(Contents.of(test))).isEmpty();
    }
  }

  /**
   * What is written while it is restored is there afterwards or not; the next restore undoes it.
   */
  @Test
  void nobodyIsOverlookedWhoWritesMeanwhile() throws Exception {
    armed(
        "CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY, t text)",
        "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN PERFORM pg_sleep(0.002); RETURN NULL; END'",
        "CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON a DEFERRABLE INITIALLY DEFERRED"
            + " FOR EACH ROW EXECUTE FUNCTION slow()");
    try (Restorer restorer = Restorer.open(RestoreOddIT::open)) {
      for (int round = 0; round < 40; round++) {
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          writers.add(new Thread(() -> write(stop)));
        }
        writers.forEach(Thread::start);
        for (int i = 0; i < 6; i++) {
          restorer.restore();
        }
        stop.set(true);
        for (Thread writer : writers) {
          writer.join();
        }

        assertThat(restorer.restore()).isInstanceOf(Restored.class);
        assertThat(rows()).as("round " + round).isEmpty();
      }
    }
  }

  /** Its session is ended now and then. */
  private static void write(AtomicBoolean stop) {
    while (!stop.get()) {
      try (Connection connection = open()) {
        while (!stop.get()) {
          Sessions.run(connection, "INSERT INTO a (t) VALUES ('x')");
        }
      } catch (SQLException e) {
        LOG.log(Level.DEBUG, "A restore has ended the session", e);
      }
    }
  }

  @Test
  void noPointIsSetWhileSomebodyWrites() throws Exception {
    armed("CREATE TABLE a (id int)");
    try (Restorer restorer = Restorer.open(RestoreOddIT::open);
        Connection test = open()) {
      test.setAutoCommit(false);
      Sessions.run(test, "INSERT INTO a VALUES (1)");
      assertThatThrownBy(restorer::mark)
          .isInstanceOf(SQLException.class)
          .hasMessage("The database is being written to; stop what does so");

      test.commit();
      restorer.mark();
      Sessions.run(test, "DELETE FROM a");
      test.commit();
      assertThat(restorer.restore()).isInstanceOf(Restored.class);
      assertThat(rows()).containsExactly("1");
    }
  }

  @Test
  void aPointLocksNothingOfOurs() throws Exception {
    armed("CREATE TABLE a (id int)");
    try (Restorer restorer = Restorer.open(RestoreOddIT::open);
        Connection test = open()) {
      Sessions.run(test, "INSERT INTO a VALUES (1)");
      assertThat(restorer.restore()).isInstanceOf(Restored.class);
      assertThat(
              Sessions.ask(
                  server,
                  DATABASE,
                  "SELECT relation::regclass FROM pg_locks JOIN pg_class c ON c.oid = relation"
                      + " WHERE relnamespace = 'incremental_restore'::regnamespace"))
          .isEmpty();
      Sessions.run(test, "SET lock_timeout = '5s'; DROP SCHEMA incremental_restore CASCADE");
      assertThat(rows()).isEmpty();
    }
  }
}
