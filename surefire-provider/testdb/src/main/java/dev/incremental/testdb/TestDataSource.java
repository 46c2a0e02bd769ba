package dev.incremental.testdb;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections to one database, each a new one. Prints itself without the password. */
final class TestDataSource implements DataSource {
  private final String url;
  private final Properties properties;
  private volatile @Nullable PrintWriter log;
  private volatile int loginSeconds;

  /**
   * Connections to a database.
   *
   * @param properties for the driver, user and password among them
   */
  TestDataSource(String url, Properties properties) {
    this.url = url;
    this.properties = properties;
  }

  /** The properties of a user. */
  static Properties of(String user, String password) {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    if (!password.isEmpty()) { // or else the driver looks into the user's password file
      properties.setProperty("password", password);
    }
    return properties;
  }

  String url() {
    return url;
  }

  String user() {
    return properties.getProperty("user", "");
  }

  String password() {
    return properties.getProperty("password", "");
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connect(new Properties());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return connect(of(user, password));
  }

  private Connection connect(Properties others) throws SQLException {
    Properties all = new Properties();
    all.putAll(properties);
    all.putAll(others);
    if (loginSeconds > 0) {
      all.setProperty("loginTimeout", Integer.toString(loginSeconds));
    }
    return DriverManager.getConnection(url, all);
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return log;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter writer) {
    log = writer;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    loginSeconds = seconds;
  }

  @Override
  public int getLoginTimeout() {
    return loginSeconds;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("dev.incremental.testdb");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (!type.isInstance(this)) {
      throw new SQLException("It wraps nothing, and is no " + type.getName());
    }
    return type.cast(this);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  public String toString() {
    return url;
  }
}
