package dev.incremental.plugin.database;

import java.sql.SQLException;
import java.util.Optional;

/** Says what a server's objection means to the user. */
final class Trouble {
  private Trouble() {}

  static DatabaseException in(Server server, SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    String next =
        switch (state) {
          case "42501" ->
              "let the user make databases: ALTER ROLE " + Sql.name(server.user()) + " CREATEDB";
          case "3D000" -> "run it again: somebody has dropped it meanwhile";
          case "53100" -> "make room on the server's disk, and run it again";
          case "53300" -> "let the server take more connections, or let fewer forks run";
          case "55006" -> "end the connections that others have to that database";
          case "08001", "08003", "08006", "57P01", "57P02", "57P03" ->
              "the server went down meanwhile: run it again";
          default -> "see the server's log, and run it again";
        };
    return server
        .secrets()
        .exception("PostgreSQL objects: " + Sql.message(e), server.inWords(), next, e);
  }
}
