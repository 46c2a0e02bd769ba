package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.Owner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.postgresql.Driver;
import org.postgresql.util.PSQLException;

/** A PostgreSQL server and who we are there. Prints itself without the password. */
public final class Server {
  private static final Driver DRIVER = new Driver();
  private static final int CONNECT_SECONDS = 10;

  /** On a machine that is busy with dozens of JVMs half a minute was too short. */
  private static final int LOGIN_SECONDS = 120;

  private final ServerAddress address;
  private final String user;
  private final String password;
  private final boolean isThrowAway;
  private final Patience patience;

  /**
   * A server.
   *
   * @param isThrowAway whether its data are ours alone and may be lost
   */
  Server(ServerAddress address, String user, String password, boolean isThrowAway) {
    this(address, user, password, isThrowAway, new Patience(said -> {}));
  }

  private Server(
      ServerAddress address, String user, String password, boolean isThrowAway, Patience patience) {
    this.address = address;
    this.user = user;
    this.password = password;
    this.isThrowAway = isThrowAway;
    this.patience = patience;
  }

  /**
   * The same server.
   *
   * @param progress is told what takes longer than a moment
   */
  public Server telling(Consumer<String> progress) {
    return new Server(address, user, password, isThrowAway, new Patience(progress));
  }

  /**
   * A server that the user names.
   *
   * @param url as for JDBC, with the name of a database in which others are administered
   */
  public static Server named(String url, String user, String password) throws DatabaseException {
    return new Server(ServerAddress.of(url), user, password, false);
  }

  /** The JDBC URL of one of its databases. */
  public String url(String database) {
    return address.url(database);
  }

  /** The JDBC URL of any of its databases, with something in place of a name. */
  public String urlWith(String placeholder) {
    return address.before() + placeholder + address.after();
  }

  /** Who we are there. */
  public String user() {
    return user;
  }

  /** The password of {@link #user}, which is never to be printed. */
  public String password() {
    return password;
  }

  /** Whether its data are ours alone and may be lost. */
  public boolean isThrowAway() {
    return isThrowAway;
  }

  /** The database from which others are administered. */
  public String ownDatabase() {
    return address.database();
  }

  /** As a user reads it. */
  public String inWords() {
    return address.inWords();
  }

  /** The command by which a user looks into one of its databases. */
  public String psql(String database) {
    String who = user.matches("[\\w.-]+") ? user : "'" + user.replace("'", "'\\''") + "'";
    return "psql -U " + who + " '" + address.forPsql(database) + "'";
  }

  /** Connects to the database from which others are administered. */
  Connection connect() throws DatabaseException {
    return connect(address.database());
  }

  Connection connect(String database) throws DatabaseException {
    try {
      return supported(tryToConnect(database));
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private Connection supported(Connection connection) throws SQLException, DatabaseException {
    int major = connection.getMetaData().getDatabaseMajorVersion();
    if (major < Release.OLDEST) {
      connection.close();
      throw new DatabaseException(
          "PostgreSQL " + major + " is too old",
          address.inWords(),
          "name a server of version " + Release.OLDEST + " or newer");
    }
    return connection;
  }

  Connection tryToConnect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    if (!password.isEmpty()) { // or else the driver looks into the user's password file
      properties.setProperty("password", password);
    }
    if (isThrowAway) { // whoever else got the port must not be told the password
      properties.setProperty("requireAuth", "scram-sha-256");
    }
    properties.setProperty("ApplicationName", Owner.current().applicationName());
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
    properties.setProperty("loginTimeout", Integer.toString(LOGIN_SECONDS));
    properties.setProperty("tcpKeepAlive", "true");
    return patience.with(
        inWords(),
        () -> {
          Connection connection = DRIVER.connect(url(database), properties);
          if (connection == null) {
            throw new PSQLException("that is no URL of PostgreSQL", null);
          }
          return connection;
        });
  }

  private DatabaseException refused(SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    String next =
        switch (state) {
          case "28P01", "28000" -> "check the user ('" + user + "') and the password";
          case "3D000" -> "name a database that exists in incremental.database.url";
          case "53300" ->
              "let the server take more connections (max_connections), or let fewer forks run";
          case "08001", "08006", "08004" -> "see that the server runs and can be reached from here";
          default -> "see that the server runs and lets " + user + " in";
        };
    return secrets()
        .exception("PostgreSQL lets nobody in: " + Sql.message(e), address.inWords(), next, e);
  }

  Secrets secrets() {
    return Secrets.of(password);
  }

  @Override
  public String toString() {
    return inWords();
  }
}
