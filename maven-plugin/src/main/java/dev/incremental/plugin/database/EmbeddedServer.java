package dev.incremental.plugin.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
  private static final int PORTS_TRIED = 5;

  /** Settings that are right for data which may be lost with the machine. */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=300",
          "max_prepared_transactions=64",
          "shared_buffers=128MB",
          "fsync=off",
          "synchronous_commit=off",
          "full_page_writes=off",
          "wal_level=minimal",
          "max_wal_senders=0",
          "checkpoint_timeout=60min",
          "max_wal_size=4GB",
          "jit=off",
          "logging_collector=off");

  private final Binaries binaries;
  private final DataDirectory directory;
  private final Duration idle;
  private final Consumer<String> progress;

  /**
   * A server that may or may not run.
   *
   * @param directory where its data are kept, for one major version
   * @param idle after how long without a connection it stops
   * @param progress is told what takes longer than a moment
   */
  public EmbeddedServer(
      Binaries binaries, Path directory, Duration idle, Consumer<String> progress) {
    this.binaries = binaries;
    this.directory = new DataDirectory(directory);
    this.idle = idle;
    this.progress = progress;
  }

  /** The running server, started if need be. */
  public Server attach() throws DatabaseException {
    try {
      Optional<Server> running = running();
      if (running.isPresent()) {
        return running.get();
      }
      directory.create();
      synchronized (EmbeddedServer.class) { // the system's locks do not tell threads apart
        try (FileChannel channel =
                FileChannel.open(
                    directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          if (!lock.isValid()) {
            throw new IOException("the lock is not valid");
          }
          return startedOrFound();
        }
      }
    } catch (IOException e) {
      throw new DatabaseException(
          "The embedded PostgreSQL cannot be started: " + e,
          directory.data().toString(),
          "see that its directory is accessible and has room, or name another one by"
              + " incremental.database.directory",
          e);
    }
  }

  /** Finds the server if it runs and takes connections. */
  private Optional<Server> running() throws IOException {
    Optional<PidFile> found = PidFile.read(directory.data());
    if (found.isEmpty() || !found.get().isReady()) {
      return Optional.empty();
    }
    Optional<Server> server = directory.server(found.get().port());
    return server.isPresent() && isOurs(server.get()) ? server : Optional.empty();
  }

  /** Whether it is the server of our directory, and not another one that got its port. */
  private boolean isOurs(Server server) {
    try (Connection connection = server.tryToConnect(server.ownDatabase())) {
      Path data = Path.of(Sql.column(connection, "SHOW data_directory").get(0));
      if (!Files.isSameFile(data, directory.data())) {
        return false;
      }
      IdleShutdown.ensure(server, connection, binaries, directory.data(), idle);
      return true;
    } catch (SQLException | IOException e) {
      return false; // it goes down, or has not come up: to be started, which says what is wrong
    }
  }

  private Server startedOrFound() throws IOException, DatabaseException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<Server> running = running();
      if (running.isPresent()) {
        return running.get();
      }
      Optional<String> problem = start();
      if (problem.isPresent() && System.nanoTime() > deadline) {
        throw new DatabaseException(
            "The embedded PostgreSQL does not start: " + problem.get(),
            directory.log().toString(),
            "look at that file; deleting the directory that it is in starts anew");
      }
      pause(); // one that was killed leaves processes behind which end within seconds
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Starts the server; answers what was wrong. */
  private Optional<String> start() throws IOException, DatabaseException {
    ServerUser user = ServerUser.detect(directory.home());
    if (!Files.isDirectory(directory.data())) {
      progress.accept("Making an embedded PostgreSQL in " + directory.home());
    }
    directory.prepare(binaries, user);
    String problem = "";
    for (int i = 0; i < PORTS_TRIED; i++) {
      int port = freePort();
      Command.Outcome outcome =
          Command.run(
              user.command(
                  binaries.program("pg_ctl").toString(),
                  "start",
                  "-w",
                  "-D",
                  directory.data().toString(),
                  "-l",
                  directory.log().toString(),
                  "-o",
                  options(port)),
              directory.home());
      if (outcome.exit() == 0) {
        return Optional.empty();
      }
      problem = DataDirectory.lastLines(outcome.output());
      if (!Files.exists(directory.log())
          || !Files.readString(directory.log()).contains("Address already in use")) {
        break;
      }
    }
    return Optional.of(problem);
  }

  private static String options(int port) {
    StringBuilder options = new StringBuilder("-p " + port);
    for (String setting : SETTINGS) {
      options.append(" -c ").append(setting);
    }
    return options.toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Stops the server, whoever uses it; does nothing where none runs. */
  public void stop() throws DatabaseException {
    try {
      if (PidFile.read(directory.data()).isPresent()) {
        ServerUser user = ServerUser.detect(directory.home());
        Command.run(
            user.command(
                binaries.program("pg_ctl").toString(),
                "stop",
                "-w",
                "-m",
                "fast",
                "-D",
                directory.data().toString()),
            directory.home());
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
