package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.Fingerprinting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a template is called while it is made.
 *
 * <p>Who makes it holds an advisory lock, and such locks belong to the database that one is
 * connected to. So that database is part of the name: who is connected to another one makes another
 * one too, and the first to seal it wins.
 */
final class Building {
  private static final int DIGITS = 6;

  private Building() {}

  static String nameFor(Connection connection, String template) throws SQLException {
    return Databases.BUILDING
        + template.substring(Databases.TEMPLATE.length())
        + "_"
        + place(connection);
  }

  /** The template that was to be; empty where it is made by those of another database. */
  static Optional<String> templateOf(Connection connection, String building) throws SQLException {
    String end = "_" + place(connection);
    return building.startsWith(Databases.BUILDING) && building.endsWith(end)
        ? Optional.of(
            Databases.TEMPLATE
                + building.substring(Databases.BUILDING.length(), building.length() - end.length()))
        : Optional.empty();
  }

  private static String place(Connection connection) throws SQLException {
    String database = Sql.column(connection, "SELECT current_database()").get(0);
    return new Fingerprinting().add(database).hash().substring(0, DIGITS);
  }
}
