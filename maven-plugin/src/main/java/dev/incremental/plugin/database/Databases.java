package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.CloneName;
import dev.incremental.testdb.contract.Label;
import dev.incremental.testdb.contract.SqlQuotes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes, changes and drops databases of ours through one connection. */
final class Databases {
  /** Every database that we make begins like that; none that we did not make is ever touched. */
  static final String PREFIX = "incremental_";

  static final String TEMPLATE = PREFIX + "t_";
  static final String SEED = PREFIX + "s_";
  static final String BUILDING = PREFIX + "b_";
  static final String CLONE = CloneName.BEGINNING;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 20;
  private static final int STRATEGY_SINCE = 15;
  private static final int COPY_METHOD_SINCE = 18;

  private final Connection connection;
  private final Server server;
  private final int major;

  Databases(Connection connection, Server server) throws SQLException {
    this.connection = connection;
    this.server = server;
    this.major = connection.getMetaData().getDatabaseMajorVersion();
  }

  /**
   * A database of ours.
   *
   * @param label what it says of itself; empty where it was made half, or by a later version
   * @param isSealed whether it is a template that nobody can connect to
   */
  record Entry(String name, Optional<Label> label, boolean isSealed) {}

  /** All databases of ours, made by the same user, whose names begin in some way. */
  List<Entry> list(String prefix) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "SELECT datname, coalesce(shobj_description(oid, 'pg_database'), ''),"
                    + " datistemplate AND NOT datallowconn FROM pg_database"
                    + " WHERE starts_with(datname, "
                    + SqlQuotes.text(prefix)
                    + ") AND pg_get_userbyid(datdba) = current_user ORDER BY datname")) {
      while (rows.next()) {
        entries.add(
            new Entry(rows.getString(1), Label.parse(rows.getString(2)), rows.getBoolean(3)));
      }
    }
    return entries;
  }

  /** Copies a database to which nobody is connected; of nothing it makes an empty one. */
  void create(String name, Optional<String> template, Label label) throws SQLException {
    String of = template.map(each -> " TEMPLATE " + SqlQuotes.name(each) + strategy()).orElse("");
    String create = "CREATE DATABASE " + SqlQuotes.name(name) + of;
    if (template.isPresent()) {
      copyInKernel();
      whileInUse(() -> Sql.run(connection, create));
    } else {
      Sql.run(connection, create);
    }
    comment(name, label);
  }

  /** Files are copied faster than they are logged, unless the disk has to be waited for. */
  private String strategy() {
    return server.isThrowAway() && major >= STRATEGY_SINCE ? " STRATEGY FILE_COPY" : "";
  }

  /** Some file systems then copy nothing before it changes; where it is unknown nothing happens. */
  private void copyInKernel() throws SQLException {
    if (server.isThrowAway() && major >= COPY_METHOD_SINCE) {
      Sql.column(
          connection,
          "SELECT set_config(name, 'clone', false) FROM pg_settings"
              + " WHERE name = 'file_copy_method' AND 'clone' = ANY (enumvals)");
    }
  }

  void comment(String name, Label label) throws SQLException {
    Sql.run(
        connection,
        "COMMENT ON DATABASE " + SqlQuotes.name(name) + " IS " + SqlQuotes.text(label.toString()));
  }

  /** Gives a database to which nobody is connected another name and label, both at once. */
  void rename(String name, String newName, Label label) throws SQLException {
    String rename =
        "ALTER DATABASE " + SqlQuotes.name(name) + " RENAME TO " + SqlQuotes.name(newName);
    String comment =
        "COMMENT ON DATABASE "
            + SqlQuotes.name(newName)
            + " IS "
            + SqlQuotes.text(label.toString());
    whileInUse(() -> Sql.run(connection, rename + "; " + comment));
  }

  /** Makes a database a template that nobody can connect to, under its final name. */
  void seal(String name, String finalName) throws SQLException {
    Sql.run(connection, "SET synchronous_commit = on");
    Sql.run(connection, "ALTER DATABASE " + SqlQuotes.name(name) + " ALLOW_CONNECTIONS false");
    Sql.run(connection, "ALTER DATABASE " + SqlQuotes.name(name) + " IS_TEMPLATE true");
    whileInUse(
        () -> {
          disconnect(name);
          Sql.run(
              connection,
              "ALTER DATABASE " + SqlQuotes.name(name) + " RENAME TO " + SqlQuotes.name(finalName));
        });
  }

  private void disconnect(String name) throws SQLException {
    Sql.column(
        connection,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?"
            + " AND usename = current_user",
        name);
  }

  /** Drops a database of ours, whoever is connected. */
  void drop(Entry entry) throws SQLException {
    if (!entry.name().startsWith(PREFIX)) {
      throw new IllegalArgumentException(entry.name());
    }
    if (entry.isSealed()) {
      Sql.run(connection, "ALTER DATABASE " + SqlQuotes.name(entry.name()) + " IS_TEMPLATE false");
    }
    dropIfExists(entry.name());
  }

  /** Drops a database that we are about to make, or have made in vain. */
  void dropIfExists(String name) throws SQLException {
    String drop = "DROP DATABASE IF EXISTS " + SqlQuotes.name(name);
    try {
      Sql.run(connection, drop + " WITH (FORCE)");
    } catch (SQLException e) {
      switch (String.valueOf(e.getSQLState())) {
        case "42809" ->
            Sql.run(connection, "ALTER DATABASE " + SqlQuotes.name(name) + " IS_TEMPLATE false");
        case "42501" -> {} // a session of the server's own, which we may not end
        case "55006" -> rollBackPrepared(name); // or the same
        default -> throw e;
      }
      whileInUse(() -> Sql.run(connection, drop));
    }
  }

  /** Transactions that a test has prepared and left outlive its sessions. */
  private void rollBackPrepared(String name) throws SQLException {
    List<String> prepared =
        Sql.column(connection, "SELECT gid FROM pg_prepared_xacts WHERE database = ?", name);
    if (!prepared.isEmpty()) {
      try (Connection inside = server.tryToConnect(name)) {
        for (String gid : prepared) {
          Sql.run(inside, "ROLLBACK PREPARED " + SqlQuotes.text(gid));
        }
      }
    }
  }

  /** How large a database is, in bytes; 0 where it has gone meanwhile. */
  long size(String name) throws SQLException {
    List<String> sizes =
        Sql.column(
            connection, "SELECT pg_database_size(oid) FROM pg_database WHERE datname = ?", name);
    return sizes.isEmpty() || sizes.get(0) == null ? 0 : Long.parseLong(sizes.get(0));
  }

  /** Whether somebody is connected to a database. */
  boolean isInUse(String name) throws SQLException {
    return !Sql.column(connection, "SELECT 1 FROM pg_stat_activity WHERE datname = ?", name)
        .isEmpty();
  }

  /** What is done to databases. */
  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  /** Somebody may be connected for a moment, such as the server's own vacuum. */
  private static void whileInUse(Step step) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        step.run();
        return;
      } catch (SQLException e) {
        if (!"55006".equals(e.getSQLState()) || System.nanoTime() > deadline) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private static void pause(SQLException e) throws SQLException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw e;
    }
  }
}
