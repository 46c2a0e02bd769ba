package dev.incremental.testdb;

import dev.incremental.testdb.contract.CloneName;
import dev.incremental.testdb.contract.Descriptor;
import dev.incremental.testdb.contract.Label;
import dev.incremental.testdb.contract.Owner;
import dev.incremental.testdb.contract.SqlQuotes;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;

/** Makes and drops clones of the template that a descriptor names, with the tests' own driver. */
final class CloneServer {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration MESSAGE_AFTER = Duration.ofSeconds(1);
  private static final long PAUSE_MILLIS = 20;
  private static final System.Logger LOG = System.getLogger("dev.incremental.testdb");
  private static final int STRATEGY_SINCE = 15;
  private static final String IN_USE = "55006";
  private static final String FULL = "53300";
  private static final String NOT_ALLOWED = "42501";

  private final Descriptor descriptor;

  CloneServer(Descriptor descriptor) {
    this.descriptor = descriptor;
  }

  /** A database of this server. */
  TestDataSource database(String name) {
    Properties properties = TestDataSource.of(descriptor.user(), descriptor.password());
    if (descriptor.isThrowAway()) { // whoever else got the port must not be told the password
      properties.setProperty("requireAuth", "scram-sha-256");
    }
    return new TestDataSource(descriptor.url(name), properties);
  }

  /**
   * A database that was made.
   *
   * @param label what it says of itself
   */
  record Clone(String name, Label label) {}

  /**
   * Makes a clone, which belongs to this process.
   *
   * @throws NoDatabaseException if that cannot be done
   */
  Clone create() {
    Owner owner = Owner.current();
    String name = CloneName.of(owner);
    Label label = Label.ofClone(owner, descriptor.template());
    copy(descriptor.template(), name, label);
    return new Clone(name, label);
  }

  /**
   * Copies a database to which nobody is connected.
   *
   * @param name of the copy
   * @throws NoDatabaseException if that cannot be done
   */
  void copy(String source, String name, Label label) {
    try (Connection connection = administering()) {
      make(connection, name, source);
      comment(connection, name, label);
    } catch (SQLException e) {
      throw refusal(e);
    }
  }

  private void make(Connection connection, String name, String source) throws SQLException {
    int major = connection.getMetaData().getDatabaseMajorVersion();
    String strategy =
        descriptor.isThrowAway() && major >= STRATEGY_SINCE ? " STRATEGY FILE_COPY" : "";
    whileInUse(
        connection,
        "CREATE DATABASE "
            + SqlQuotes.name(name)
            + " TEMPLATE "
            + SqlQuotes.name(source)
            + strategy);
  }

  /**
   * Puts a new copy of a template in the place of a database, and ends all connections to that.
   *
   * @throws NoDatabaseException if that cannot be done: the database may be missing then
   */
  void replace(String name, String template) {
    try (Connection connection = administering()) {
      String comment = commentOf(connection, name);
      drop(connection, name);
      make(connection, name, template);
      if (!comment.isEmpty()) {
        run(connection, "COMMENT ON DATABASE " + name + " IS " + SqlQuotes.text(comment));
      }
    } catch (SQLException e) {
      throw refusal(e);
    }
  }

  private static String commentOf(Connection connection, String name) throws SQLException {
    try (PreparedStatement sql =
        connection.prepareStatement(
            "SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database"
                + " WHERE datname = ?")) {
      sql.setString(1, name);
      try (ResultSet rows = sql.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  /**
   * Ends all other connections to a database.
   *
   * @return how many transactions were open
   * @throws NoDatabaseException if that cannot be done
   */
  int disconnect(String name) {
    try (Connection connection = administering()) {
      return new Occupants(connection, database(name), name).end();
    } catch (SQLException e) {
      throw refusal(e);
    }
  }

  /**
   * Lets others connect to a database of this user's, or not.
   *
   * @throws NoDatabaseException if that cannot be done
   */
  void accept(String name, boolean connections) {
    try (Connection connection = administering()) {
      String database = SqlQuotes.name(name);
      run(connection, "ALTER DATABASE " + database + " ALLOW_CONNECTIONS " + connections);
    } catch (SQLException e) {
      throw refusal(e);
    }
  }

  /**
   * Keeps a clone beyond the end of this process.
   *
   * @param why a clause for the user
   */
  void keep(Clone clone, String why) throws SQLException {
    try (Connection connection = administering()) {
      comment(connection, clone.name(), clone.label().kept(why));
    }
  }

  private static void comment(Connection connection, String name, Label label) throws SQLException {
    run(connection, "COMMENT ON DATABASE " + name + " IS " + SqlQuotes.text(label.toString()));
  }

  /** Drops a clone, whoever is connected to it. */
  void drop(String name) throws SQLException {
    try (Connection connection = administering()) {
      drop(connection, name);
    }
  }

  private void drop(Connection connection, String name) throws SQLException {
    new Occupants(connection, database(name), name).end();
    String drop = "DROP DATABASE IF EXISTS " + SqlQuotes.name(name);
    try {
      run(connection, drop + " WITH (FORCE)");
    } catch (SQLException e) {
      if (!NOT_ALLOWED.equals(e.getSQLState()) && !IN_USE.equals(e.getSQLState())) {
        throw e;
      }
      whileInUse(connection, drop); // a session of the server's own, which we may not end
    }
  }

  private Connection administering() throws SQLException {
    TestDataSource database = database(descriptor.database());
    database.setLoginTimeout((int) PATIENCE.toSeconds());
    return whileFull(database);
  }

  /** Others may make room within seconds. */
  private static Connection whileFull(TestDataSource database) throws SQLException {
    long begin = System.nanoTime();
    boolean isSaid = false;
    while (true) {
      try {
        return database.getConnection();
      } catch (SQLException e) {
        long waited = System.nanoTime() - begin;
        if (!FULL.equals(e.getSQLState()) || waited > PATIENCE.toNanos()) {
          throw e;
        }
        if (!isSaid && waited > MESSAGE_AFTER.toNanos()) {
          isSaid = true;
          LOG.log(Level.WARNING, "Waiting for PostgreSQL, all connections of which are in use");
        }
        pause(e);
      }
    }
  }

  private static void run(Connection connection, String statement) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  /** Somebody may be connected for a moment, such as the server's own vacuum. */
  private static void whileInUse(Connection connection, String statement) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        run(connection, statement);
        return;
      } catch (SQLException e) {
        if (!IN_USE.equals(e.getSQLState()) || System.nanoTime() > deadline) {
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

  private NoDatabaseException refusal(SQLException e) {
    String where = descriptor.url(descriptor.database()).replaceFirst("\\?.*", "");
    if (!hasDriver()) {
      return new NoDatabaseException(
          "There is no JDBC driver for PostgreSQL",
          where,
          "add org.postgresql:postgresql to the tests' dependencies");
    }
    String said = withoutPassword(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    String what = "PostgreSQL gives no database: " + said.replaceAll("\\s*\\R\\s*", " ");
    String next =
        switch (Objects.requireNonNullElse(e.getSQLState(), "")) {
          case "3D000" -> "the template has gone: " + NoDatabaseException.MIGRATE;
          case "42501" -> "let " + descriptor.user() + " make databases (CREATEDB)";
          case "53100" -> "make room on the server's disk";
          case "53300" -> "let the server take more connections, or run fewer tests at once";
          case "55006" -> "end the connections that others have to the template";
          default ->
              "the server may have stopped, or be another one: " + NoDatabaseException.MIGRATE;
        };
    return said.equals(e.getMessage())
        ? new NoDatabaseException(what, where, next, e)
        : new NoDatabaseException(what, where, next);
  }

  private String withoutPassword(String text) {
    String password = descriptor.password();
    return password.isBlank() ? text : text.replace(password, "***");
  }

  private boolean hasDriver() {
    try {
      DriverManager.getDriver(descriptor.url(descriptor.database()));
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
