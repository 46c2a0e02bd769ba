package dev.incremental.plugin.database;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/**
 * Migrates with Flyway, which is loaded here and nowhere else.
 *
 * <p>Migrations in Java are loaded from the project's class path, Flyway itself from ours. Of what
 * Flyway says in passing only warnings are passed on.
 */
public final class FlywayMigrating implements Migrating {
  private final MigrationSettings settings;
  private final Consumer<String> warnings;

  /**
   * Flyway for a project.
   *
   * @param settings with what it is told
   * @param warnings is told what it warns of
   */
  public FlywayMigrating(MigrationSettings settings, Consumer<String> warnings) {
    this.settings = settings;
    this.warnings = warnings;
  }

  @Override
  public int migrate(String url, Server server) throws DatabaseException {
    Secrets secrets =
        new Secrets(
            Stream.concat(settings.secrets().values().stream(), server.secrets().values().stream())
                .toList());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    Warnings.LISTENER.set(text -> warnings.accept("Flyway: " + secrets.hiddenIn(text)));
    try (URLClassLoader loader =
        new URLClassLoader(classPath(), FlywayMigrating.class.getClassLoader())) {
      thread.setContextClassLoader(loader);
      return Flyway.configure(loader)
          .configuration(configuration())
          .dataSource(url, server.user(), server.password().isEmpty() ? null : server.password())
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException | LinkageError e) {
      throw secrets.exception(
          "Flyway cannot migrate: " + said(e),
          String.join(", ", settings.locations()),
          Trouble.ofServer(e).orElse("correct the migration; nothing of it is left in the server"),
          e);
    } catch (IOException e) {
      throw new DatabaseException(
          "The project's class path cannot be closed: " + e, "class path", "try again", e);
    } finally {
      thread.setContextClassLoader(before);
      Warnings.LISTENER.remove();
    }
  }

  /** Without its advice on how to call Flyway, which does not apply here. */
  private static String said(Throwable e) {
    return String.valueOf(e.getMessage()).replaceAll("(?m)^.*Run Flyway with -X .*$", "").strip();
  }

  private URL[] classPath() {
    List<URL> urls = new ArrayList<>();
    for (Path entry : settings.classPath()) {
      try {
        urls.add(entry.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(entry.toString(), e);
      }
    }
    return urls.toArray(URL[]::new);
  }

  /** Relative places are relative to the project, not to where Maven was started. */
  private Map<String, String> configuration() {
    Map<String, String> told = new HashMap<>(settings.properties());
    told.put(
        "flyway.locations",
        String.join(",", settings.locations().stream().map(this::absolute).toList()));
    told.put("flyway.loggers", Warnings.class.getName());
    return told;
  }

  private String absolute(String location) {
    String file = "filesystem:";
    return location.startsWith(file)
        ? file + settings.base().resolve(location.substring(file.length()))
        : location;
  }

  /**
   * What Flyway says, of which it makes one by its name. It has one log for all threads; each that
   * migrates listens to what is said on it.
   */
  public static final class Warnings implements Log, LogCreator {
    private static final ThreadLocal<Consumer<String>> LISTENER =
        ThreadLocal.withInitial(() -> message -> {});

    /** For Flyway. */
    public Warnings() {}

    @Override
    public Log createLogger(Class<?> type) {
      return this;
    }

    @Override
    public void debug(String message) {
      // may hold anything that Flyway is told
    }

    @Override
    public void info(String message) {
      // what has been done is said by the goal
    }

    @Override
    public void notice(String message) {
      // advertises
    }

    @Override
    public void warn(String message) {
      LISTENER.get().accept(message);
    }

    @Override
    public void error(String message) {
      // comes as an exception too
    }

    @Override
    public void error(String message, Exception e) {
      // comes as an exception too
    }
  }
}
