package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.SqlQuotes;
import java.sql.SQLException;
import java.util.Optional;

/** Says what a server's objection means to the user. */
final class Trouble {
  private Trouble() {}

  static DatabaseException in(Server server, SQLException e) {
    String next =
        switch (state(e)) {
          case "42501" ->
              "let the user make databases: ALTER ROLE "
                  + SqlQuotes.name(server.user())
                  + " CREATEDB";
          case "3D000" -> "run it again: somebody has dropped it meanwhile";
          case "55006" -> "end the connections that others have to that database";
          default -> ofServer(e).orElse("see the server's log, and run it again");
        };
    return server
        .secrets()
        .exception("PostgreSQL objects: " + Sql.message(e), server.inWords(), next, e);
  }

  /** What to do where the server itself is in trouble, whatever it was asked for. */
  static Optional<String> ofServer(Throwable e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      Optional<String> next = each instanceof SQLException sql ? ofServer(sql) : Optional.empty();
      if (next.isPresent()) {
        return next;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofServer(SQLException e) {
    return switch (state(e)) {
      case "53100" -> Optional.of("make room on the server's disk, and run it again");
      case "53200" -> Optional.of("give the server more memory, and run it again");
      case "53300" -> Optional.of("let the server take more connections, or let fewer forks run");
      case "08001", "08003", "08006", "57P01", "57P02", "57P03" ->
          Optional.of("the server went down meanwhile: run it again");
      default -> Optional.empty();
    };
  }

  private static String state(SQLException e) {
    return Optional.ofNullable(e.getSQLState()).orElse("");
  }
}
