package dev.incremental.plugin.database;

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
  static final String BUILDING = PREFIX + "b_";
  static final String CLONE = PREFIX + "c_";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 20;
  private static final int STRATEGY_SINCE = 150000;

  private final Connection connection;
  private final Server server;

  Databases(Connection connection, Server server) {
    this.connection = connection;
    this.server = server;
  }

  /**
   * A database of ours.
   *
   * @param label what it says of itself; empty where it was made half, or by a later version
   * @param isSealed whether it is a template that nobody can connect to
   */
  record Entry(String name, Optional<Label> label, boolean isSealed) {}

  /** All databases of ours whose names begin in some way. */
  List<Entry> list(String prefix) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "SELECT datname, coalesce(shobj_description(oid, 'pg_database'), ''),"
                    + " datistemplate AND NOT datallowconn FROM pg_database"
                    + " WHERE starts_with(datname, "
                    + Sql.text(prefix)
                    + ") ORDER BY datname")) {
      while (rows.next()) {
        entries.add(
            new Entry(rows.getString(1), Label.parse(rows.getString(2)), rows.getBoolean(3)));
      }
    }
    return entries;
  }

  /** Copies a database to which nobody is connected; of nothing it makes an empty one. */
  void create(String name, Optional<String> template, Label label) throws SQLException {
    String of = template.map(each -> " TEMPLATE " + Sql.name(each) + strategy()).orElse("");
    String create = "CREATE DATABASE " + Sql.name(name) + of;
    if (template.isPresent()) {
      whileInUse(() -> Sql.run(connection, create));
    } else {
      Sql.run(connection, create);
    }
    comment(name, label);
  }

  /** Files are copied faster than they are logged, unless the disk has to be waited for. */
  private String strategy() {
    return server.isThrowAway() && version() >= STRATEGY_SINCE ? " STRATEGY FILE_COPY" : "";
  }

  private int version() {
    try {
      return Integer.parseInt(Sql.column(connection, "SHOW server_version_num").get(0));
    } catch (SQLException | NumberFormatException e) {
      return 0; // what every version understands
    }
  }

  void comment(String name, Label label) throws SQLException {
    Sql.run(
        connection, "COMMENT ON DATABASE " + Sql.name(name) + " IS " + Sql.text(label.toString()));
  }

  /** Makes a database a template that nobody can connect to, under its final name. */
  void seal(String name, String sealed) throws SQLException {
    Sql.run(connection, "SET synchronous_commit = on");
    Sql.run(connection, "ALTER DATABASE " + Sql.name(name) + " ALLOW_CONNECTIONS false");
    Sql.run(connection, "ALTER DATABASE " + Sql.name(name) + " IS_TEMPLATE true");
    whileInUse(
        () -> {
          disconnect(name);
          Sql.run(
              connection, "ALTER DATABASE " + Sql.name(name) + " RENAME TO " + Sql.name(sealed));
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
      Sql.run(connection, "ALTER DATABASE " + Sql.name(entry.name()) + " IS_TEMPLATE false");
    }
    dropIfExists(entry.name());
  }

  void dropIfExists(String name) throws SQLException {
    try {
      Sql.run(connection, "DROP DATABASE IF EXISTS " + Sql.name(name) + " WITH (FORCE)");
    } catch (SQLException e) {
      if (!"55006".equals(e.getSQLState()) && !"42809".equals(e.getSQLState())) {
        throw e;
      }
      Sql.run(connection, "ALTER DATABASE " + Sql.name(name) + " IS_TEMPLATE false");
      Sql.run(connection, "DROP DATABASE IF EXISTS " + Sql.name(name) + " WITH (FORCE)");
    }
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
