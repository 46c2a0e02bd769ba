package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.Owner;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * Where an embedded server keeps its data between runs, with what is needed to get in.
 *
 * <p>It runs without waiting for disks. So data that were in use when the machine went down are
 * thrown away; what else may happen to processes does them no harm.
 */
final class DataDirectory {
  private static final int SECRET_BYTES = 24;
  private static final String USER = "incremental";

  private final Path directory;

  /**
   * A directory, which need not exist yet.
   *
   * @param directory of one major version of PostgreSQL
   */
  DataDirectory(Path directory) {
    this.directory = directory;
  }

  /** Where everything of it lies. */
  Path home() {
    return directory;
  }

  /** What PostgreSQL calls its data directory. */
  Path data() {
    return directory.resolve("data");
  }

  Path log() {
    return directory.resolve("server.log");
  }

  Path lock() {
    return directory.resolve("start.lock");
  }

  /** See {@link AliveLock}. */
  Path alive() {
    return directory.resolve("alive.lock");
  }

  private Path password() {
    return directory.resolve("password");
  }

  private Path boot() {
    return directory.resolve("boot");
  }

  /** The server on a port; empty where nothing has been made yet. */
  Optional<Server> server(int port) throws IOException {
    if (!Files.exists(password())) {
      return Optional.empty();
    }
    return Optional.of(
        new Server(ServerAddress.loopback(port), USER, Files.readString(password()), true));
  }

  /** Makes what is missing; to be called by one process at a time. */
  void prepare(Binaries binaries, ServerUser user) throws IOException, DatabaseException {
    if (Files.isDirectory(data()) && isLost()) {
      Directories.delete(data());
    }
    if (!Files.isDirectory(data()) || !Files.exists(password())) {
      initialise(binaries, user);
    }
    user.own(data());
    Files.writeString(boot(), Owner.thisBoot());
  }

  /** Whether a server ran when the machine went down, or may have where that cannot be told. */
  private boolean isLost() throws IOException {
    if (!Files.exists(data().resolve("postmaster.pid"))) {
      return false;
    }
    String now = Owner.thisBoot();
    if (now.isEmpty()) {
      return PidFile.read(data()).map(file -> !file.isAlive()).orElse(true);
    }
    return Files.exists(boot()) && !Files.readString(boot()).equals(now);
  }

  private void initialise(Binaries binaries, ServerUser user)
      throws IOException, DatabaseException {
    Path made = directory.resolve("data.part");
    Directories.delete(data());
    Directories.delete(made);
    String secret = Secrets.random(SECRET_BYTES);
    Path file = ownFile("password.part", secret);
    Files.createDirectory(made, forOwner("rwx------"));
    user.own(made);
    user.own(file);
    Command.Outcome outcome =
        Command.run(
            user.command(
                binaries.program("initdb").toString(),
                "-D",
                made.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + file,
                "-E",
                "UTF8",
                "--no-locale",
                "--no-sync"),
            directory);
    if (outcome.exit() != 0) {
      throw new DatabaseException(
          "PostgreSQL cannot make its data directory: " + lastLines(outcome.output()),
          directory.toString(),
          "see that there is room, or name another place by incremental.database.directory");
    }
    Files.delete(file);
    Files.move(
        ownFile("password.new", secret),
        password(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Files.move(made, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path ownFile(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.deleteIfExists(file);
    Files.createFile(file, forOwner("rw-------"));
    return Files.writeString(file, content);
  }

  private FileAttribute<?>[] forOwner(String permissions) {
    return Directories.hasPermissions(directory)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** The end of what a program said, in one line. */
  static String lastLines(String output) {
    List<String> lines = output.lines().map(String::strip).filter(each -> !each.isEmpty()).toList();
    return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
  }

  /** Makes the directory; only its owner may list it. */
  void create() throws IOException, DatabaseException {
    Path parent = directory.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!Files.isDirectory(directory)) {
      try {
        Files.createDirectory(
            directory,
            parent != null && Directories.hasPermissions(parent)
                ? new FileAttribute<?>[] {
                  PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"))
                }
                : new FileAttribute<?>[0]);
      } catch (FileSystemException e) {
        if (!Files.isDirectory(directory)) {
          throw e;
        }
      }
    }
    boolean isOfRoot = directory.startsWith(EmbeddedServer.OF_ROOT);
    if (!ServerUser.owns(directory) || (isOfRoot && !ServerUser.owns(EmbeddedServer.OF_ROOT))) {
      throw new DatabaseException(
          "The embedded PostgreSQL would keep its password in somebody else's directory",
          directory.toString(),
          "name another one by incremental.database.directory");
    }
  }
}
