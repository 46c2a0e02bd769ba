package dev.incremental.plugin.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A server and a connection to it, to be used and closed by whoever attached: to open another one
 * takes longer than most that is asked in it.
 */
public final class Attached implements AutoCloseable {
  private final Server server;
  private final Connection connection;

  Attached(Server server, Connection connection) {
    this.server = server;
    this.connection = connection;
  }

  /** Connects to a server. */
  public static Attached to(Server server) throws DatabaseException {
    return new Attached(server, server.connect());
  }

  /** The server, which does not need the connection. */
  public Server server() {
    return server;
  }

  /** To the database from which others are administered. */
  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws DatabaseException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }
}
