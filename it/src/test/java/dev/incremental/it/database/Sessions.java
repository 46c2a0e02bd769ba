package dev.incremental.it.database;

import dev.incremental.plugin.database.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a test itself says to a server. */
public final class Sessions {
  private Sessions() {}

  public static Connection open(Server server, String database) throws SQLException {
    return DriverManager.getConnection(server.url(database), server.user(), server.password());
  }

  public static void run(Server server, String database, String statement) throws SQLException {
    try (Connection connection = open(server, database)) {
      run(connection, statement);
    }
  }

  public static void run(Connection connection, String statement) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  /** The first column of all rows. */
  public static List<String> ask(Server server, String database, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = open(server, database);
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  /** All databases of ours whose names begin in some way. */
  public static List<String> databases(Server server, String prefix) throws SQLException {
    return ask(
        server,
        "postgres",
        "SELECT datname FROM pg_database WHERE starts_with(datname, '" + prefix + "')");
  }

  /** The tables of a database, but Flyway's own, in the order of their names. */
  public static List<String> tables(Server server, String database) throws SQLException {
    return ask(
        server,
        database,
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            + " AND tablename <> 'flyway_schema_history' ORDER BY tablename");
  }
}
