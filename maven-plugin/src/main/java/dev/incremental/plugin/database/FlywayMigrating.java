package dev.incremental.plugin.database;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Migrates with Flyway, which is loaded here and nowhere else.
 *
 * <p>Migrations in Java are loaded from the project's class path, Flyway itself from ours.
 */
public final class FlywayMigrating implements Migrating {
  private final MigrationSettings settings;

  /** With what Flyway is told. */
  public FlywayMigrating(MigrationSettings settings) {
    this.settings = settings;
  }

  @Override
  public int migrate(String url, Server server) throws DatabaseException {
    List<URL> classPath = new ArrayList<>();
    for (var entry : settings.classPath()) {
      try {
        classPath.add(entry.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(entry.toString(), e);
      }
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(classPath.toArray(URL[]::new), FlywayMigrating.class.getClassLoader())) {
      thread.setContextClassLoader(loader);
      return Flyway.configure(loader)
          .configuration(configuration())
          .dataSource(url, server.user(), server.password())
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException e) {
      throw new DatabaseException(
          "Flyway cannot migrate: " + String.valueOf(e.getMessage()).strip(),
          String.join(", ", settings.locations()),
          "correct the migration; nothing of it is left in the server",
          e);
    } catch (IOException e) {
      throw new DatabaseException(
          "The project's class path cannot be closed: " + e, "class path", "try again", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Relative places are relative to the project, not to where Maven was started. */
  private Map<String, String> configuration() {
    Map<String, String> told = new HashMap<>(settings.properties());
    told.put(
        "flyway.locations",
        String.join(",", settings.locations().stream().map(this::absolute).toList()));
    return told;
  }

  private String absolute(String location) {
    String file = "filesystem:";
    return location.startsWith(file)
        ? file + settings.base().resolve(location.substring(file.length()))
        : location;
  }
}
