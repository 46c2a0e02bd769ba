package dev.incremental.testdb;

import dev.incremental.testdb.contract.Descriptor;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The databases that this JVM has made for its tests by itself, each for a use with a name. They go
 * when their use ends, and all of them when the JVM does; when that is killed, by {@code
 * incremental:reap}.
 */
final class OwnDatabases {
  private static final System.Logger LOG = System.getLogger("dev.incremental.testdb");
  private static final OwnDatabases OF_THIS_JVM = new OwnDatabases();

  private final Map<String, Made> made = new ConcurrentHashMap<>();

  private OwnDatabases() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::endAll, "incremental: databases"));
  }

  /** A database that was made. */
  private record Made(CloneServer server, CloneServer.Clone copy, boolean isKeptWhenFailed) {}

  /** Those of this JVM. */
  static OwnDatabases ofThisJvm() {
    return OF_THIS_JVM;
  }

  /**
   * The database for a use, made when it is asked for first.
   *
   * @param file says what of
   * @throws NoDatabaseException if none can be made, or what it would be made of is out of date
   */
  TestDataSource get(String use, Path file) {
    Descriptor descriptor = upToDate(file);
    CloneServer server = new CloneServer(descriptor);
    Made found =
        made.computeIfAbsent(
            use + " " + file,
            key -> new Made(server, server.create(), descriptor.isKeepingFailed()));
    return found.server().database(found.copy().name());
  }

  /** Beginnings of the names of the system properties in which tests look. */
  static Iterable<String> names(Path file) {
    return read(file).names();
  }

  /** Looks at all that it is made from each time: the test that asks depends on it. */
  private static Descriptor upToDate(Path file) {
    Descriptor descriptor = read(file);
    try {
      Optional<String> difference = descriptor.files().difference();
      if (difference.isEmpty() && !Descriptor.noted(file).equals(descriptor.content())) {
        difference = Optional.of("something else was migrated meanwhile");
      }
      if (difference.isPresent()) {
        throw new NoDatabaseException(
            "The database is not of these migrations: " + difference.get(),
            descriptor.template(),
            NoDatabaseException.MIGRATE);
      }
      return descriptor;
    } catch (IOException e) {
      throw new NoDatabaseException(
          "Migrations cannot be read: " + e, file.toString(), "see that they are accessible", e);
    }
  }

  static Descriptor read(Path file) {
    try {
      return Descriptor.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new NoDatabaseException(
          "What says where databases come from cannot be read: " + e.getMessage(),
          file.toString(),
          NoDatabaseException.MIGRATE,
          e);
    }
  }

  /**
   * The use has ended.
   *
   * @param trouble why somebody may want to look into the database
   */
  void end(String use, Path file, Optional<String> trouble) {
    Made ended = made.remove(use + " " + file);
    if (ended != null) {
      end(ended, trouble);
    }
  }

  private void endAll() {
    Optional<String> trouble = Outcomes.ofThisJvm().trouble();
    made.values().forEach(each -> end(each, trouble));
  }

  private static void end(Made ended, Optional<String> trouble) {
    String name = ended.copy().name();
    try {
      if (ended.isKeptWhenFailed() && trouble.isPresent()) {
        ended.server().keep(ended.copy(), trouble.get());
        LOG.log(Level.WARNING, "The database " + name + " is kept, since " + trouble.get());
      } else {
        ended.server().drop(name);
      }
    } catch (SQLException e) {
      LOG.log(Level.WARNING, name + " stays until incremental:reap: " + e.getMessage());
    }
  }
}
