package dev.incremental.it.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.Sessions;
import dev.incremental.plugin.database.Server;
import dev.incremental.testdb.restore.Contents;
import dev.incremental.testdb.restore.Outcome;
import dev.incremental.testdb.restore.Outcome.NeedsClone;
import dev.incremental.testdb.restore.Outcome.Restored;
import dev.incremental.testdb.restore.RestorePoint;
import dev.incremental.testdb.restore.Restorer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An armed template with something of everything, a copy of it, and what it held. */
final class Laboratory implements AutoCloseable {
  private static final String TEMPLATE = "lab_template";
  private static final int STRATEGY_SINCE = 150_000;

  private final Server server;
  private final String name;
  private final List<Connection> connections = new ArrayList<>();
  private final Contents expected;
  private final WritingSessions writers;
  private Restorer restorer;
  private @Nullable Connection comparing;

  /**
   * A copy of the template, which is made if it is not there.
   *
   * @param name of the copy
   */
  Laboratory(Server server, String name) throws SQLException, IOException {
    this.server = server;
    this.name = name;
    template(server);
    copy();
    try (Connection connection = Sessions.open(server, name)) {
      expected = Contents.of(connection);
    }
    restorer = Restorer.open(() -> Sessions.open(server, name));
    writers =
        new WritingSessions(
            () -> Sessions.open(server, name),
            "SET lock_timeout = '15ms'; SET deadlock_timeout = '5ms'");
  }

  private static void template(Server server) throws SQLException, IOException {
    if (!Sessions.databases(server, TEMPLATE).isEmpty()) {
      return;
    }
    Sessions.run(server, "postgres", "CREATE DATABASE " + TEMPLATE);
    try (Connection connection = Sessions.open(server, TEMPLATE)) {
      Sessions.run(connection, schema());
      RestorePoint.arm(connection);
    }
  }

  /** Statements that make something of everything. */
  static String schema() throws IOException {
    try (InputStream in = Laboratory.class.getResourceAsStream("schema.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void copy() throws SQLException {
    drop();
    String way = version() < STRATEGY_SINCE ? "" : " STRATEGY FILE_COPY";
    Sessions.run(server, "postgres", "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + way);
    comparing = null;
  }

  /** FORCE ends sessions, but not what one of them has prepared. */
  private void drop() throws SQLException {
    Sessions.ask(
        server,
        "postgres",
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '"
            + name
            + "'");
    List<String> prepared =
        Sessions.ask(
            server,
            "postgres",
            "SELECT quote_literal(gid) FROM pg_prepared_xacts WHERE database = '" + name + "'");
    for (String gid : prepared) {
      Sessions.run(server, name, "ROLLBACK PREPARED " + gid);
    }
    Sessions.run(server, "postgres", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  private int version() throws SQLException {
    return Integer.parseInt(
        Sessions.ask(server, "postgres", "SELECT current_setting('server_version_num')").get(0));
  }

  String name() {
    return name;
  }

  Restorer restorer() {
    return restorer;
  }

  /** A connection that is closed in the end. */
  Connection connect() throws SQLException {
    Connection connection = Sessions.open(server, name);
    connections.add(connection);
    return connection;
  }

  /** Runs statements, each committed by itself. */
  void run(String... statements) throws SQLException {
    try (Connection connection = Sessions.open(server, name)) {
      for (String statement : statements) {
        Sessions.run(connection, statement);
      }
    }
  }

  /** In a session that stays open, as those of a pool do. */
  List<String> differences() throws SQLException {
    if (comparing == null) {
      comparing = connect();
    }
    return expected.differences(Contents.of(comparing));
  }

  /**
   * Shows that what a sequence writes is undone, or noticed if there is something in it that may
   * be.
   *
   * @return whether a fresh clone was needed
   */
  boolean judge(RandomWrites writes) throws SQLException {
    writers.reset();
    writes.runIn(writers);
    Outcome outcome = restorer.restore();
    if (outcome instanceof NeedsClone needed) {
      assertThat(writes.mayNeedClone())
          .as(() -> needed.reason() + " after\n" + writes.story())
          .isTrue();
      renew();
      return true;
    }
    assertThat(differences()).as(() -> "after\n" + writes.story()).isEmpty();
    return false;
  }

  /** Shows that statements change something, and that it is undone. */
  Restored assertUndone(String... statements) throws SQLException {
    run(statements);
    assertThat(differences()).as("the statements change something").isNotEmpty();
    return assertRestores();
  }

  Restored assertRestores() throws SQLException {
    Outcome outcome = restorer.restore();
    assertThat(outcome).isInstanceOf(Restored.class);
    assertThat(differences()).isEmpty();
    return (Restored) outcome;
  }

  /** Shows that it is noticed what statements do. */
  void assertNoticed(String reason, String... statements) throws SQLException {
    run(statements);
    assertNeedsClone(reason);
  }

  void assertNeedsClone(String reason) throws SQLException {
    assertThat(restorer.restore())
        .isInstanceOfSatisfying(
            NeedsClone.class, outcome -> assertThat(outcome.reason()).contains(reason));
    renew();
    assertThat(differences()).isEmpty();
  }

  /** A fresh copy, as after {@link NeedsClone}. */
  void renew() throws SQLException {
    restorer.close();
    writers.close();
    copy();
    restorer = Restorer.open(() -> Sessions.open(server, name));
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
    writers.close();
    restorer.close();
  }
}
