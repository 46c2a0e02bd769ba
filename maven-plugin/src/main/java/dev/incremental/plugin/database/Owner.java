package dev.incremental.plugin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A process that made something in the server, as others can tell whether it is still there.
 *
 * @param host the machine's name
 * @param boot names the machine's boot, empty where the system does not tell
 * @param pid its number there
 * @param started when it started, in milliseconds of the epoch; 0 where the system does not tell
 */
record Owner(String host, String boot, long pid, long started) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Owner CURRENT =
      new Owner(thisHost(), thisBoot(), pidOfThis(), startOfThis());

  /** This process. */
  static Owner current() {
    return CURRENT;
  }

  /** A process of this machine. */
  static Owner ofProcess(ProcessHandle process) {
    return new Owner(CURRENT.host, CURRENT.boot, process.pid(), start(process));
  }

  private static long pidOfThis() {
    return ProcessHandle.current().pid();
  }

  private static long startOfThis() {
    return start(ProcessHandle.current());
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
  }

  /** Without asking the network, which may take seconds. */
  private static String thisHost() {
    for (String name : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
      String value = System.getenv(name);
      if (value != null && !value.isBlank()) {
        return value.strip();
      }
    }
    return read(Path.of("/etc/hostname")).orElse("localhost");
  }

  static String thisBoot() {
    return read(BOOT).orElse("");
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty(); // not Linux
    }
  }

  /** This process as part of a name, at most 40 characters of a to z, 0 to 9 and {@code _}. */
  String mark() {
    return String.join(
        "_", digest(host), digest(boot), Long.toString(pid, 36), Long.toString(started, 36));
  }

  /**
   * Whether it can be told from here that the process with a {@link #mark} has ended: not of one on
   * another machine, nor of what is no mark.
   */
  static boolean isGone(String mark) {
    List<String> parts = Arrays.asList(mark.split("_", -1));
    if (parts.size() != 4 || !parts.get(0).equals(digest(CURRENT.host))) {
      return false;
    }
    try {
      return !parts.get(1).equals(digest(CURRENT.boot))
          || isGone(Long.parseLong(parts.get(2), 36), Long.parseLong(parts.get(3), 36));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isGone(long pid, long started) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return process.isEmpty() || (started != 0 && start(process.get()) != started);
  }

  private static String digest(String text) {
    return new Fingerprinting().add(text).hash().substring(0, 6);
  }

  /** What the server shows of our connections, at most 63 characters. */
  String applicationName() {
    String name = "incremental " + pid + " on " + host;
    return name.substring(0, Math.min(63, name.length()));
  }

  /** As a user reads it. */
  String inWords() {
    return "process " + pid + " on " + host;
  }
}
