package dev.incremental.it.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.Server;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What a build has noted of its database.
 *
 * @param properties as in the file that the goal writes
 */
record ProjectDatabase(Properties properties) {
  static final String FILE = "target/incremental/database.properties";

  static ProjectDatabase of(SmallProject project) throws IOException {
    Properties properties = new Properties();
    Path file = project.file(FILE);
    try (Reader in = Files.newBufferedReader(file, UTF_8)) {
      properties.load(in);
    }
    return new ProjectDatabase(properties);
  }

  String template() {
    return properties.getProperty("template");
  }

  String password() {
    return properties.getProperty("password");
  }

  /** The URL of the database from which others are administered. */
  String url() {
    return properties.getProperty("url").replace("{database}", "postgres");
  }

  Server server() throws DatabaseException {
    return Server.named(url(), properties.getProperty("user"), password());
  }

  /** What was made for forks, or in order to become a template, and has not gone. */
  List<String> leftBehind() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(url(), properties.getProperty("user"), password());
        Statement sql = connection.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "SELECT datname FROM pg_database WHERE datname ~ '^incremental_[bc]_'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
