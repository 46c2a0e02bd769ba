package dev.incremental.testdb;

import dev.incremental.testdb.contract.CloneName;
import dev.incremental.testdb.contract.Label;
import dev.incremental.testdb.contract.Owner;
import java.lang.System.Logger.Level;
import java.sql.SQLException;

/**
 * What a set-up has written for several tests, kept in a database of its own where the server lets
 * us undo nothing: each of these tests gets a copy of it.
 */
final class SetUpCopy {
  private static final System.Logger LOG = System.getLogger("dev.incremental.testdb");

  private final CloneServer server;
  private final String name;

  private SetUpCopy(CloneServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /**
   * Copies a database as it is. Connections to it are ended, as nobody may be connected meanwhile:
   * pools open others.
   *
   * @throws NoDatabaseException if that cannot be done
   */
  static SetUpCopy of(CloneServer server, String database) {
    Owner owner = Owner.current();
    String name = CloneName.of(owner);
    server.accept(database, false);
    try {
      if (server.disconnect(database) > 0) {
        LOG.log(
            Level.WARNING,
            "What a set-up has written for several tests lacks what it has left in an open"
                + " transaction: let it commit");
      }
      server.copy(database, name, Label.ofClone(owner, database));
    } finally {
      server.accept(database, true);
    }
    return new SetUpCopy(server, name);
  }

  String name() {
    return name;
  }

  /** When no test is to begin with it any more. */
  void drop() {
    try {
      server.drop(name);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, name + " stays until incremental:reap: " + e.getMessage());
    }
  }
}
