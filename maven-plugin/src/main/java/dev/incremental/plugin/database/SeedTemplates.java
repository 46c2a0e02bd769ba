package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.Fingerprinting;
import dev.incremental.testdb.contract.Label;
import dev.incremental.testdb.contract.Owner;
import dev.incremental.testdb.restore.RestorePoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Databases with what seeds have written, of which tests get copies. One at a time makes those of a
 * project: this is open as long as somebody does.
 */
public final class SeedTemplates implements AutoCloseable {
  private static final int DIGITS = 32;

  private final Server server;
  private final Connection connection;
  private final Databases databases;
  private final String project;

  private SeedTemplates(Server server, Connection connection, String project) throws SQLException {
    this.server = server;
    this.connection = connection;
    this.databases = new Databases(connection, server);
    this.project = project;
  }

  /**
   * Waits for whoever makes seeds of the same project.
   *
   * @param project names the project among others
   * @param progress is told what takes longer than a moment
   */
  public static SeedTemplates open(Server server, String project, Consumer<String> progress)
      throws DatabaseException {
    Connection connection = server.connect();
    boolean opened = false;
    try {
      AdvisoryLocks.await(
          connection, "seeds of " + project, progress, "makes seeds of this project");
      SeedTemplates templates = new SeedTemplates(server, connection, project);
      opened = true;
      return templates;
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    } finally {
      if (!opened) {
        closeQuietly(connection);
      }
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // what went wrong before counts
    }
  }

  /** The name of the database with some content. */
  public String nameOf(String content) {
    String hash = new Fingerprinting().add(content).add(server.user()).hash();
    return Databases.SEED + hash.substring(0, DIGITS);
  }

  /** Whether a database is there and whole; it counts as used from now on. */
  public boolean isThere(String name) throws DatabaseException {
    try {
      Optional<Databases.Entry> entry = Templates.ready(databases, name);
      if (entry.isPresent()) {
        Label label = entry.get().label().orElseThrow();
        databases.comment(name, label.with("used", Instant.now().toString()));
      }
      return entry.isPresent();
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  /**
   * What a seed's database is like.
   *
   * @param size in bytes
   * @param since when it is there
   */
  public record Look(long size, Instant since) {}

  /** Looks at a database that is there. */
  public Look look(String name) throws DatabaseException {
    try {
      Instant since =
          Templates.ready(databases, name)
              .flatMap(Databases.Entry::label)
              .flatMap(label -> label.time("made"))
              .orElseGet(Instant::now);
      return new Look(databases.size(name), since);
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  /**
   * Makes what a function has left the content of a seed.
   *
   * @param database to which nobody is connected
   * @param name what it is called from now on
   * @param anew whether it takes the place of one of the same content
   * @return its size in bytes
   */
  public long seal(String database, String name, String seed, boolean anew)
      throws DatabaseException {
    try {
      if (!anew && Templates.ready(databases, name).isPresent()) {
        databases.dropIfExists(database); // somebody may be copying the other one
        return databases.size(name);
      }
      arm(database);
      String now = Instant.now().toString();
      Label label =
          new Label("seed", Label.of("seed", Owner.current()).values())
              .with("seed", seed)
              .with("project", project)
              .with("made", now)
              .with("used", now);
      for (Databases.Entry each : databases.list(name)) {
        databases.drop(each);
      }
      databases.comment(database, label);
      databases.seal(database, name);
      return databases.size(name);
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  /** Where we may, what tests write can be undone; else they get a new copy each time. */
  private void arm(String database) throws SQLException, DatabaseException {
    try (Connection inside = server.connect(database)) {
      if (RestorePoint.isPossible(inside)) {
        RestorePoint.arm(inside);
      }
    }
  }

  /** Drops what was made in vain, if it is there. */
  public void drop(String database) throws DatabaseException {
    try {
      databases.dropIfExists(database);
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
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
