package dev.incremental.plugin.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts and stops the server of a data directory, through PostgreSQL's own programs. */
final class Launch {
  private static final int PORTS_TRIED = 5;
  private static final long LOG_KEPT = 1 << 20;

  /** What a server says that has not quite gone. */
  private static final List<String> PASSING =
      List.of("\"postmaster.pid\" already exists", "is still in use", "is starting up");

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
          "client_connection_check_interval=0", // IdleShutdown relies on it
          "logging_collector=off");

  private final Programs programs;
  private final DataDirectory directory;

  Launch(Programs programs, DataDirectory directory) {
    this.programs = programs;
    this.directory = directory;
  }

  /**
   * Why a server did not start.
   *
   * @param isPassing whether it may start a moment later
   */
  record Problem(String text, boolean isPassing) {}

  /** Starts the server, its data directory made if need be; one process at a time. */
  Optional<Problem> start() throws IOException, DatabaseException {
    ServerUser user = ServerUser.detect(directory.home());
    AliveLock alive = new AliveLock(directory.alive());
    if (alive.isHeld()) {
      return Optional.of(
          new Problem(
              "processes of it have not ended, or another machine or container uses it", true));
    }
    Binaries binaries = programs.get();
    directory.prepare(binaries, user);
    prepareLog();
    user.own(directory.log());
    user.own(directory.alive());
    Problem problem = new Problem("no port is free", false);
    for (int i = 0; i < PORTS_TRIED; i++) {
      long logged = Files.size(directory.log());
      List<String> command = new ArrayList<>(alive.whileRunning());
      command.addAll(pgCtl(binaries, "start", "-l", directory.log().toString()));
      command.addAll(List.of("-o", options(freePort())));
      Command.Outcome outcome =
          Command.run(user.command(command.toArray(String[]::new)), directory.home());
      if (outcome.exit() == 0) {
        return Optional.empty();
      }
      String text = complaint(outcome, logged);
      problem = new Problem(text, PASSING.stream().anyMatch(text::contains));
      if (!text.contains("Address already in use")) {
        break;
      }
    }
    return Optional.of(problem);
  }

  /** What it logged since, as far as that tells why it ended. */
  private String complaint(Command.Outcome outcome, long logged) throws IOException {
    byte[] all = Files.readAllBytes(directory.log());
    int begin = (int) Math.min(logged, all.length);
    String fresh = new String(all, begin, all.length - begin, StandardCharsets.UTF_8);
    List<String> fatal =
        fresh
            .lines()
            .filter(line -> Stream.of("FATAL:", "PANIC:", "Address").anyMatch(line::contains))
            .toList();
    return DataDirectory.lastLines(fatal.isEmpty() ? outcome.output() : String.join("\n", fatal));
  }

  /** The server's user may not make files beside its data. */
  private void prepareLog() throws IOException {
    if (Files.exists(directory.log()) && Files.size(directory.log()) > LOG_KEPT) {
      Files.delete(directory.log());
    }
    if (!Files.exists(directory.log())) {
      Files.createFile(directory.log());
    }
  }

  private List<String> pgCtl(Binaries binaries, String command, String... more) {
    List<String> words = new ArrayList<>();
    words.add(binaries.program("pg_ctl").toString());
    words.addAll(List.of(command, "-w", "-D", directory.data().toString()));
    words.addAll(List.of(more));
    return words;
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

  /** Stops the server; answers what was wrong. */
  Optional<String> stop() throws IOException, DatabaseException {
    ServerUser user = ServerUser.ofServer(directory.data());
    List<String> command = pgCtl(programs.get(), "stop", "-m", "fast");
    Command.Outcome outcome =
        Command.run(user.command(command.toArray(String[]::new)), directory.home());
    boolean stopped = outcome.exit() == 0 || PidFile.read(directory.data()).isEmpty();
    return stopped ? Optional.empty() : Optional.of(DataDirectory.lastLines(outcome.output()));
  }

  /** PostgreSQL's programs put paths into a shell's quotes, in which these mean something. */
  static Optional<Character> trouble(Path path) {
    return path.toString()
        .chars()
        .mapToObj(each -> (char) each)
        .filter(each -> "\"$`\n".indexOf(each) >= 0)
        .findFirst();
  }
}
