package dev.incremental.plugin.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A real PostgreSQL that we launch: one for each user and major version, shared by all builds.
 *
 * <p>Whoever comes first starts it, the others find it by its {@code postmaster.pid}. Nobody stops
 * it: it does so itself, some time after the last connection.
 */
public final class EmbeddedServer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 50;

  /** For root where only root may enter its home; others might have made it before. */
  static final Path OF_ROOT = Path.of("/var/tmp/incremental-root");

  private final Programs programs;
  private final DataDirectory directory;
  private final Launch launch;
  private final Duration idle;
  private final Consumer<String> progress;
  private String refusal = "";

  /**
   * A server that may or may not run.
   *
   * @param directory where its data are kept, for one major version
   * @param idle after how long without a connection it stops; at least a second
   * @param progress is told what takes longer than a moment
   */
  public EmbeddedServer(
      Programs programs, Path directory, Duration idle, Consumer<String> progress) {
    this.programs = programs;
    this.directory = new DataDirectory(directory.toAbsolutePath().normalize());
    this.launch = new Launch(programs, this.directory);
    this.idle = idle;
    this.progress = progress;
  }

  /** Where data are kept unless the user says otherwise, for all versions. */
  public static Path defaultDirectory() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path home =
        cache != null && cache.startsWith("/")
            ? Path.of(cache)
            : Path.of(System.getProperty("user.home", ""), ".cache");
    Path usual = home.resolve("incremental").resolve("postgres");
    return !Files.isDirectory(usual) && ServerUser.needsOpenDirectory()
        ? OF_ROOT.resolve("postgres")
        : usual;
  }

  /** The server if it runs. */
  public Optional<Attached> attachIfRunning() throws DatabaseException {
    try {
      return running();
    } catch (IOException e) {
      throw inaccessible(e);
    }
  }

  /** The running server, started if need be. */
  public Attached attach() throws DatabaseException {
    Optional<Character> trouble = Launch.trouble(directory.home());
    if (trouble.isPresent()) {
      throw new DatabaseException(
          "PostgreSQL's programs do not work in a directory with " + trouble.get() + " in its name",
          directory.home().toString(),
          "name another one by incremental.database.directory");
    }
    try {
      Optional<Attached> running = running();
      return running.isPresent() ? running.get() : startedOrFound();
    } catch (IOException e) {
      throw inaccessible(e);
    }
  }

  private DatabaseException inaccessible(IOException e) {
    return new DatabaseException(
        "The embedded PostgreSQL cannot be used: " + e,
        directory.home().toString(),
        "see that its directory is accessible and has room, or name another one by"
            + " incremental.database.directory",
        e);
  }

  /** Finds the server if it runs and takes connections. */
  private Optional<Attached> running() throws IOException, DatabaseException {
    Optional<PidFile> found = PidFile.read(directory.data());
    if (found.isEmpty() || !found.get().isReady()) {
      return Optional.empty();
    }
    Optional<Server> server =
        directory.server(found.get().port()).map(each -> each.telling(progress));
    return server.isPresent() ? attached(server.get()) : Optional.empty();
  }

  /** Empty where it goes down, or has not come up: to be started, which says what is wrong. */
  private Optional<Attached> attached(Server server) throws DatabaseException {
    try {
      Connection connection = server.tryToConnect(server.ownDatabase());
      boolean isAttached = false;
      try {
        isAttached = isOurs(server, connection);
      } finally {
        if (!isAttached) {
          connection.close();
        }
      }
      return isAttached ? Optional.of(new Attached(server, connection)) : Optional.empty();
    } catch (SQLException | IOException e) {
      refusal = server.secrets().hiddenIn(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Whether it is the server of our directory, and not another one that got its port. */
  private boolean isOurs(Server server, Connection connection)
      throws SQLException, IOException, DatabaseException {
    Path data = Path.of(Sql.column(connection, "SHOW data_directory").get(0));
    if (!Files.isSameFile(data, directory.data())) {
      refusal = "its port belongs to another server";
      return false;
    }
    return new IdleShutdown(server, directory.data(), idle).keepAwake(connection, programs);
  }

  private Attached startedOrFound() throws IOException, DatabaseException {
    directory.create();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<Launch.Problem> problem;
      synchronized (directory.lock().toString().intern()) { // which class loaders share
        try (FileChannel channel =
                FileChannel.open(
                    directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          Optional<Attached> running = lock.isValid() ? running() : Optional.empty();
          if (running.isPresent()) {
            return running.get();
          }
          problem = start();
        }
      }
      if (problem.isPresent() && (!problem.get().isPassing() || System.nanoTime() > deadline)) {
        throw doesNotStart(problem.get());
      }
      if (System.nanoTime() > deadline + PATIENCE.toNanos()) {
        throw doesNotStart(new Launch.Problem("nobody gets in", false));
      }
      pause(); // one that was killed leaves processes behind which end within seconds
    }
  }

  private DatabaseException doesNotStart(Launch.Problem problem) {
    return new DatabaseException(
        "The embedded PostgreSQL does not start: "
            + problem.text()
            + (refusal.isEmpty() ? "" : "; " + refusal),
        directory.log().toString(),
        "see that there is room and memory, and that no other container uses "
            + directory.home()
            + "; deleting it starts anew");
  }

  private Optional<Launch.Problem> start() throws IOException, DatabaseException {
    if (!Files.isDirectory(directory.data())) {
      progress.accept("Making an embedded PostgreSQL in " + directory.home());
    }
    return launch.start();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Stops the server, whoever uses it; does nothing where none runs. */
  public void stop() throws DatabaseException {
    try {
      if (PidFile.read(directory.data()).isPresent()) {
        Optional<String> problem = launch.stop();
        if (problem.isPresent()) {
          throw new IOException(problem.get());
        }
      }
    } catch (IOException e) {
      throw new DatabaseException(
          "The embedded PostgreSQL cannot be stopped: " + e,
          directory.data().toString(),
          "end its process by hand",
          e);
    }
  }
}
