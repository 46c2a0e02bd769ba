package dev.incremental.plugin.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Small things that are said to a server in SQL. */
final class Sql {
  private Sql() {}

  static void run(Connection connection, String statement) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  /** The first column of each row. */
  static List<String> column(Connection connection, String query, Object... parameters)
      throws SQLException {
    try (PreparedStatement sql = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        sql.setObject(i + 1, parameters[i]);
      }
      List<String> values = new ArrayList<>();
      try (ResultSet rows = sql.executeQuery()) {
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
      return values;
    }
  }

  /** What the server objects to, in one line. */
  static String message(SQLException e) {
    ServerErrorMessage error =
        e instanceof PSQLException known ? known.getServerErrorMessage() : null;
    String text = error == null ? e.getMessage() : error.getMessage();
    return text == null ? e.getClass().getSimpleName() : text.replaceAll("\\s*\\R\\s*", " ");
  }
}
