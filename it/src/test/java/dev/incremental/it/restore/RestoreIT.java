package dev.incremental.it.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incremental.it.database.Sessions;
import dev.incremental.it.database.TestServers;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.Server;
import dev.incremental.testdb.restore.Contents;
import dev.incremental.testdb.restore.Outcome.Restored;
import dev.incremental.testdb.restore.PooledSession;
import dev.incremental.testdb.restore.RestorePoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of write, undone or noticed. */
class RestoreIT {
  @TempDir static Path shared;
  private static TestServers servers;
  private static Server server;

  private Laboratory lab;

  @BeforeAll
  static void haveServer() throws Exception {
    servers = new TestServers(shared);
    server = servers.running(System.getProperty("it.restore.version", "18"));
  }

  @AfterAll
  static void stopAll() throws DatabaseException {
    servers.close();
  }

  @BeforeEach
  void open() throws Exception {
    lab = new Laboratory(server, "lab");
  }

  @AfterEach
  void close() throws SQLException {
    lab.close();
  }

  @Test
  void nothingWrittenIsNothingToDo() throws Exception {
    assertThat(lab.assertRestores().total()).isZero();
  }

  @Test
  void insertsUpdatesAndDeletes() throws Exception {
    Restored restored =
        lab.assertUndone(
            "INSERT INTO scratch VALUES ('a', 1), ('b', 2)",
            "UPDATE scratch SET n = n + 1 WHERE k = 'k1'",
            "DELETE FROM scratch WHERE k = 'k2'");

    assertThat(restored.rows()).containsExactlyEntriesOf(Map.of("scratch", 3L));
    assertThat(restored.ended()).isEmpty();
  }

  @Test
  void manyTimesInARow() throws Exception {
    for (int i = 0; i < 20; i++) {
      lab.assertUndone(
          "UPDATE customer SET name = name || '!' WHERE id % 10 = " + i % 10,
          "INSERT INTO orders (customer_id) VALUES (" + (i + 1) + ")",
          "DELETE FROM entry WHERE what = 'w" + i % 7 + "'");
    }
  }

  @Test
  void copy() throws Exception {
    lab.assertUndone("COPY scratch FROM PROGRAM 'printf \"x\\t1\\ny\\t2\\n\"'");
  }

  @Test
  void truncateIsNoticed() throws Exception {
    lab.assertNoticed("TRUNCATE public.customer", "TRUNCATE customer CASCADE");
    lab.assertNoticed("TRUNCATE public.orders", "TRUNCATE orders, line RESTART IDENTITY");
  }

  @Test
  void truncateThatWasRolledBackIsNone() throws Exception {
    lab.run("BEGIN; TRUNCATE scratch; INSERT INTO scratch VALUES ('z', 1); ROLLBACK");
    assertThat(lab.assertRestores().total()).isZero();
  }

  @Test
  void sequencesAndIdentities() throws Exception {
    Restored restored =
        lab.assertUndone(
            "SELECT nextval('ticket')",
            "SELECT setval('untouched', 0, true)",
            "INSERT INTO orders (customer_id) VALUES (1)",
            "INSERT INTO customer (id, name) OVERRIDING SYSTEM VALUE VALUES (5000, 'far')",
            "SELECT nextval('customer_id_seq')");

    assertThat(restored.sequences()).isEqualTo(4);
  }

  @Test
  void aSequenceThatWasSetWithoutBeingCalled() throws Exception {
    lab.assertUndone("SELECT setval('untouched', 7, false)");
  }

  /** Whoever asks them hands out the numbers between by itself, which is not restored. */
  @Test
  void sequencesThatCountByMoreThanOneGoOn() throws Exception {
    lab.run("SELECT nextval('stepping'), nextval('falling')");

    assertThat(lab.assertRestores().sequences()).isZero();
    try (Connection connection = lab.connect();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery("SELECT nextval('stepping'), nextval('falling')")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(51);
      assertThat(row.getInt(2)).isEqualTo(-11);
    }
  }

  @Test
  void foreignKeysDeferredAndCascading() throws Exception {
    lab.assertUndone(
        "BEGIN; INSERT INTO orders (customer_id) VALUES (999);"
            + " INSERT INTO customer (id, name) OVERRIDING SYSTEM VALUE VALUES (999, 'late'); COMMIT",
        "DELETE FROM customer WHERE id IN (3, 4)",
        "UPDATE customer SET id = DEFAULT WHERE id = 5",
        "DELETE FROM tree WHERE id = 2");
  }

  @Test
  void rowsThatWereOnlyLockedStay() throws Exception {
    lab.run("INSERT INTO orders (customer_id) VALUES (1)", "SELECT 1 FROM customer FOR UPDATE");
    assertThat(lab.assertRestores().rows()).containsOnlyKeys("orders");
  }

  @Test
  void theApplicationsOwnTriggers() throws Exception {
    lab.assertUndone(
        "INSERT INTO customer (name) VALUES ('twice'), ('other')",
        "UPDATE customer SET balance = 1000 WHERE id = 7");
  }

  @Test
  void triggersAreDisabledInTheSession() throws Exception {
    lab.assertUndone(
        "SET session_replication_role = replica; DELETE FROM customer WHERE id = 9;"
            + " INSERT INTO line VALUES (12345, 1, 1)");
  }

  @Test
  void partitions() throws Exception {
    lab.assertUndone(
        "UPDATE measure SET at = at + 3000 WHERE v < 20",
        "INSERT INTO measure VALUES ('1970-01-01', 1), ('2025-01-01', 2)",
        "DELETE FROM measure_new WHERE v > 100",
        "UPDATE measure_old SET note = 'direct' WHERE v = 30");
  }

  @Test
  void children() throws Exception {
    lab.assertUndone(
        "UPDATE animal SET name = 'x' WHERE id IN (1, 12)",
        "DELETE FROM ONLY animal WHERE id = 2",
        "DELETE FROM dog WHERE id = 15",
        "INSERT INTO dog VALUES (99, 'new', '{}')");
  }

  @Test
  void generatedColumns() throws Exception {
    lab.assertUndone("UPDATE customer SET name = 'ABC' WHERE id = 1");
  }

  @Test
  void materialisedViewsAreNoticed() throws Exception {
    lab.assertNoticed("REFRESH MATERIALIZED VIEW", "REFRESH MATERIALIZED VIEW summary");
    lab.assertNoticed(
        "REFRESH MATERIALIZED VIEW", "REFRESH MATERIALIZED VIEW CONCURRENTLY summary");
  }

  @Test
  void largeObjectsAreNoticed() throws Exception {
    lab.assertNoticed("large objects", "SELECT lo_from_bytea(0, 'abc')");
    lab.assertNoticed("large objects", "SELECT lo_put(picture, 5, 'x') FROM document WHERE id = 1");
    lab.assertNoticed("large objects", "SELECT lo_unlink(picture) FROM document WHERE id = 2");
    lab.assertNoticed(
        "large objects",
        "SELECT lo_truncate(lo_open(picture, 131072), 2) FROM document WHERE id = 3");
  }

  @Test
  void tablesWithoutAKey() throws Exception {
    lab.assertUndone(
        "INSERT INTO entry SELECT * FROM entry LIMIT 3",
        "UPDATE entry SET took = took * 2, ratio = '-0' WHERE what = 'w3'",
        "DELETE FROM entry WHERE what = 'w1'");
  }

  @Test
  void valuesThatAreHardToSay() throws Exception {
    lab.assertUndone(
        "SET datestyle = 'ISO, DMY'; SET extra_float_digits = -10; SET intervalstyle = sql_standard;"
            + " SET timezone = 'Asia/Tokyo'; UPDATE entry SET at = at + took, ratio = 1.0 / 3",
        "UPDATE document SET body = '', raw = NULL, tags = NULL, mood = 'glad'",
        "UPDATE \"Odd \"\"Table\" SET \"select\" = NULL, incremental_t = 0 WHERE \"Key\" < 5",
        "DELETE FROM dog");
  }

  @Test
  void preparedTransactions() throws Exception {
    lab.run("BEGIN; DELETE FROM slot; PREPARE TRANSACTION 'it''s open'");
    lab.assertRestores();
    assertThat(Sessions.ask(server, lab.name(), "SELECT gid FROM pg_prepared_xacts")).isEmpty();

    lab.run("BEGIN; DELETE FROM slot; PREPARE TRANSACTION 'done'", "COMMIT PREPARED 'done'");
    lab.assertRestores();
  }

  @Test
  void keySwaps() throws Exception {
    lab.assertUndone(
        "UPDATE slot SET pos = 21 - pos",
        "UPDATE rank SET pos = pos + 100; UPDATE rank SET pos = 121 - pos",
        "UPDATE rank SET v = NULL WHERE pos < 3; UPDATE rank SET v = 'r20' WHERE pos = 2");
  }

  @Test
  void excludedRanges() throws Exception {
    lab.assertUndone("DELETE FROM booking", "INSERT INTO booking VALUES (1, '[0,1000]')");
  }

  @Test
  void upserts() throws Exception {
    lab.assertUndone(
        "INSERT INTO scratch VALUES ('k1', 7), ('new', 8) ON CONFLICT (k) DO UPDATE SET n = 99",
        "INSERT INTO scratch VALUES ('k2', 7), ('new2', 8) ON CONFLICT DO NOTHING");
  }

  @Test
  void merges() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Integer.parseInt(System.getProperty("it.restore.version", "18")) >= 15);
    lab.assertUndone(
        "MERGE INTO scratch s USING (SELECT 'k' || i AS k FROM generate_series(1, 15) i) w"
            + " ON s.k = w.k WHEN MATCHED AND n < 5 THEN DELETE"
            + " WHEN MATCHED THEN UPDATE SET n = 0"
            + " WHEN NOT MATCHED THEN INSERT VALUES (w.k, -1)");
  }

  @Test
  void savepoints() throws Exception {
    lab.assertUndone(
        "BEGIN; INSERT INTO scratch VALUES ('s1', 1); SAVEPOINT a; DELETE FROM scratch;"
            + " ROLLBACK TO a; SAVEPOINT b; UPDATE scratch SET n = 5; RELEASE b; COMMIT");
  }

  @Test
  void viewsAndRules() throws Exception {
    lab.assertUndone("UPDATE rich SET balance = 0 WHERE id > 90", "DELETE FROM rank");
  }

  @Test
  void severalConnections() throws Exception {
    Connection one = lab.connect();
    Connection other = lab.connect();
    one.setAutoCommit(false);
    Sessions.run(one, "DELETE FROM scratch WHERE k = 'k1'");
    Sessions.run(other, "DELETE FROM scratch WHERE k = 'k2'");
    one.commit();

    assertThat(lab.assertRestores().ended()).isEmpty();
    assertThat(one.isValid(1)).isTrue();
  }

  @Test
  void aTransactionLeftOpenIsEnded() throws Exception {
    Connection open = lab.connect();
    Sessions.run(open, "SET application_name = 'the forgotten one'");
    open.setAutoCommit(false);
    Sessions.run(open, "UPDATE customer SET name = 'x'; LOCK TABLE orders");

    assertThat(lab.assertRestores().ended())
        .singleElement()
        .asString()
        .contains("the forgotten one", "idle in transaction");
    assertThat(open.isValid(1)).isFalse();
  }

  @Test
  void whoHoldsAnAdvisoryLockIsEnded() throws Exception {
    Connection holder = lab.connect();
    Sessions.run(holder, "SELECT pg_advisory_lock(42)");

    assertThat(lab.assertRestores().ended()).hasSize(1);
    lab.run("SELECT pg_advisory_lock(42)");
  }

  @Test
  void aSessionOfAPoolIsMadeAsItWas() throws Exception {
    Connection pooled = lab.connect();
    Sessions.run(
        pooled,
        "CREATE TEMP TABLE mine (x int); SET timezone = 'Asia/Tokyo'; SELECT nextval('ticket');"
            + " SELECT pg_advisory_lock(43); LISTEN news");
    PooledSession.reset(pooled);

    assertThat(lab.assertRestores().ended()).isEmpty();
    try (Statement sql = pooled.createStatement();
        ResultSet row = sql.executeQuery("SELECT to_regclass('mine'), nextval('ticket')")) {
      row.next();
      assertThat(row.getString(1)).isNull();
      assertThat(row.getLong(2)).isEqualTo(105);
    }
    lab.assertRestores();
  }

  @Test
  void temporaryTablesAreNoDdl() throws Exception {
    lab.run(
        "CREATE TEMP TABLE mine (id serial PRIMARY KEY); CREATE INDEX ON mine (id);"
            + " CREATE TEMP VIEW v AS SELECT 1; DROP TABLE mine; SELECT 1 INTO TEMP other");
    assertThat(lab.assertRestores().total()).isZero();
  }

  @Test
  void ddlIsNoticed() throws Exception {
    lab.assertNoticed("CREATE TABLE public.fresh", "CREATE TABLE fresh (x int)");
    lab.assertNoticed("scratch", "ALTER TABLE scratch DISABLE TRIGGER ALL");
    lab.assertNoticed("DROP TABLE public.scratch", "DROP TABLE scratch");
    lab.assertNoticed("ALTER SEQUENCE", "ALTER SEQUENCE ticket RESTART");
    lab.assertNoticed("GRANT", "GRANT SELECT ON scratch TO PUBLIC");
    lab.assertNoticed(
        "CREATE FUNCTION", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
    lab.assertNoticed("COMMENT", "COMMENT ON TABLE scratch IS 'x'");
    lab.assertNoticed("ALTER TYPE", "ALTER TYPE mood ADD VALUE 'so so'");
    lab.assertNoticed(
        "and 1 more",
        "CREATE VIEW a AS SELECT 1; CREATE VIEW b AS SELECT 1; CREATE VIEW c AS SELECT 1; CREATE VIEW d AS SELECT 1");
  }

  @Test
  void ddlThatWaitsForSnapshotsDoesNotWaitForOurs() throws Exception {
    lab.assertNoticed("CREATE INDEX", "CREATE INDEX CONCURRENTLY extra ON scratch (n)");
  }

  @Test
  void anEndedSessionOfOursIsNoticed() throws Exception {
    lab.run(
        "DELETE FROM scratch",
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            + " WHERE application_name = 'incremental restore' AND datname = current_database()"
            + " AND state = 'idle in transaction'");
    lab.assertNeedsClone("PostgreSQL did not undo it");
  }

  @Test
  void armingItAgainIsNoticed() throws Exception {
    try (Connection connection = Sessions.open(server, lab.name())) {
      Sessions.run(connection, "DELETE FROM scratch");
      RestorePoint.arm(connection);
    }
    lab.assertNeedsClone("armed again");
  }

  @Test
  void tooManyRowsAreNoticed() throws Exception {
    lab.assertNoticed(
        "20000 rows were written, to scratch",
        "INSERT INTO scratch SELECT 'many' || i FROM generate_series(1, 20001) i");
    lab.run("INSERT INTO scratch SELECT 'many' || i FROM generate_series(1, 20001) i");
    lab.restorer().mark();
    lab.run("DELETE FROM scratch");
    lab.assertNeedsClone("20000 rows were written, to scratch");
  }

  @Test
  void moreRowsThanAPageHolds() throws Exception {
    lab.assertUndone(
        "INSERT INTO scratch SELECT 'many' || i FROM generate_series(1, 5000) i",
        "DELETE FROM line",
        "UPDATE entry SET what = repeat('x', 3000)");
    lab.assertUndone("DELETE FROM line WHERE order_id % 50 = 1", "DELETE FROM scratch");
  }

  @Test
  void whatVacuumCleansUpWasWrittenSince() throws Exception {
    lab.assertUndone(
        "DELETE FROM line WHERE no = 1",
        "VACUUM line",
        "VACUUM FULL scratch",
        "DELETE FROM scratch");
  }

  @Test
  void pointsMayBeNested() throws Exception {
    lab.run("INSERT INTO scratch VALUES ('outer', 1)", "DELETE FROM line WHERE order_id = 1");
    lab.restorer().mark();
    lab.run("DELETE FROM scratch", "SELECT nextval('ticket')");
    assertThat(lab.restorer().restore())
        .isInstanceOfSatisfying(
            Restored.class,
            inner -> assertThat(inner.rows()).containsExactly(Map.entry("scratch", 11L)));
    assertThat(Sessions.ask(server, lab.name(), "SELECT count(*) FROM scratch"))
        .containsExactly("11");

    lab.restorer().forget();
    assertThat(lab.assertRestores().rows()).containsOnlyKeys("scratch", "line");
    assertThatThrownBy(() -> lab.restorer().forget()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTableWhoseTriggersAlwaysFireIsNotWrittenTo() throws Exception {
    lab.run("ALTER TABLE customer ENABLE ALWAYS TRIGGER audit");
    try (Connection connection = Sessions.open(server, lab.name())) {
      RestorePoint.arm(connection);
    }
    lab.restorer().close();
    try (var restorer =
        dev.incremental.testdb.restore.Restorer.open(() -> Sessions.open(server, lab.name()))) {
      lab.run("UPDATE customer SET name = 'x' WHERE id = 1");
      assertThat(restorer.restore()).asString().contains("customer has triggers of its own");
    }
  }

  @Test
  void aRoleWithoutTheRightIsTold() throws Exception {
    Sessions.run(
        server,
        "postgres",
        "DROP ROLE IF EXISTS weak; CREATE ROLE weak LOGIN CREATEDB PASSWORD 'hush'");
    Server weak = Server.named(server.url("postgres"), "weak", "hush");
    try (Connection connection = Sessions.open(weak, "postgres");
        Connection ours = Sessions.open(server, "postgres")) {
      assertThat(RestorePoint.obstacle(connection)).contains("weak is no superuser");
      assertThat(RestorePoint.isPossible(connection)).isFalse();
      assertThat(RestorePoint.isPossible(ours)).isTrue();
      assertThat(RestorePoint.isArmed(ours)).isFalse();
    }
  }

  @Test
  void aRoleWithoutRightsWritesToWhatIsArmed() throws Exception {
    Sessions.run(
        server, "postgres", "DROP ROLE IF EXISTS app; CREATE ROLE app LOGIN PASSWORD 'hush'");
    lab.run("GRANT ALL ON scratch TO app", "REVOKE ALL ON SCHEMA incremental_restore FROM PUBLIC");
    lab.run("DELETE FROM incremental_restore.note");
    try (Connection app =
        Sessions.open(Server.named(server.url(lab.name()), "app", "hush"), lab.name())) {
      Sessions.run(app, "SET search_path = ''");
      Sessions.run(app, "DELETE FROM public.scratch");
    }
    assertThat(lab.restorer().restore()).isInstanceOf(Restored.class);
    lab.run("REVOKE ALL ON scratch FROM app");
    Sessions.run(server, "postgres", "DROP ROLE app");
  }

  @Test
  void differencesAreNamed() throws Exception {
    try (Connection expected = Sessions.open(server, lab.name())) {
      assertThat(Contents.differences(expected, expected, 10)).isEmpty();
      try (Laboratory other = new Laboratory(server, "other_lab");
          Connection actual = other.connect()) {
        other.run(
            "DELETE FROM scratch WHERE k = 'k3'",
            "INSERT INTO public.rank VALUES (77, 'new')",
            "SELECT setval('ticket', 500)",
            "SELECT lo_unlink(picture) FROM document WHERE id = 1",
            "REFRESH MATERIALIZED VIEW summary",
            "CREATE TABLE fresh (x int)");
        assertThat(Contents.differences(expected, actual, 100))
            .contains(
                "public.scratch lacks (k3,3)",
                "public.rank has got (77,new)",
                "rows of public.fresh is new: 0 with digest 0 0")
            .anyMatch(sentence -> sentence.startsWith("value of public.ticket was: 104, called"))
            .anyMatch(sentence -> sentence.startsWith("large object "))
            .anyMatch(sentence -> sentence.startsWith("public.summary has got "));
      }
    }
  }
}
