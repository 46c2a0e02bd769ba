package dev.incremental.testdb.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A process that made something in the server, as others can tell whether it is still there.
 *
 * @param host the machine's name
 * @param place names the machine, the container and the user: who shares it sees the process
 * @param boot names the machine's boot, empty where the system does not tell
 * @param pid its number there
 * @param started when it started, in ticks of the system's since its boot, or in milliseconds of
 *     the epoch; 0 where the system does not tell
 */
public record Owner(String host, String place, String boot, long pid, long started) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final int START_FIELD = 22;
  private static final Owner CURRENT = ofProcess(ProcessHandle.current());

  /** This process. */
  public static Owner current() {
    return CURRENT;
  }

  /** A process of this machine. */
  public static Owner ofProcess(ProcessHandle process) {
    return new Owner(thisHost(), thisPlace(), thisBoot(), process.pid(), start(process));
  }

  /**
   * When a process started. The kernel's own figure is taken where there is one: in terms of the
   * clock it comes out differently once that was set.
   */
  private static long start(ProcessHandle process) {
    return read(Path.of("/proc/" + process.pid() + "/stat"))
        .flatMap(Owner::ticks)
        .or(() -> process.info().startInstant().map(Instant::toEpochMilli))
        .orElse(0L);
  }

  /** The program's name comes second, in brackets, and may hold spaces and brackets. */
  private static Optional<Long> ticks(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    int index = START_FIELD - 3;
    return index < fields.length ? Optional.of(Long.valueOf(fields[index])) : Optional.empty();
  }

  /** Without asking the network, which may take seconds. */
  private static String thisHost() {
    return read(Path.of("/proc/sys/kernel/hostname"))
        .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
        .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
        .orElse("localhost");
  }

  private static String thisPlace() {
    return String.join(
        " ",
        thisHost(),
        read(Path.of("/etc/machine-id")).orElse(""),
        link(Path.of("/proc/self/ns/pid")),
        System.getProperty("user.name", ""));
  }

  private static String link(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return ""; // not Linux
    }
  }

  /** Names this boot of the machine, empty where the system does not tell. */
  public static String thisBoot() {
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
  public String mark() {
    return String.join(
        "_", digest(place), digest(boot), Long.toString(pid, 36), Long.toString(started, 36));
  }

  /**
   * Whether it can be told from here that the process with a {@link #mark} has ended: not of one on
   * another machine, in another container or of another user, nor of what is no mark.
   */
  public static boolean isGone(String mark) {
    List<String> parts = parts(mark);
    if (parts.isEmpty() || !parts.get(1).equals(digest(CURRENT.boot))) {
      return false;
    }
    try {
      return isGone(Long.parseLong(parts.get(2), 36), Long.parseLong(parts.get(3), 36));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * Whether a {@link #mark} seems to be from before this machine's last start; a machine of the
   * same name that is no longer told apart looks the same.
   */
  public static boolean isFromEarlierBoot(String mark) {
    List<String> parts = parts(mark);
    return !parts.isEmpty() && !parts.get(1).equals(digest(CURRENT.boot));
  }

  /** Whether a {@link #mark} is of a process that is or was to be seen from here. */
  public static boolean isOfThisPlace(String mark) {
    return !parts(mark).isEmpty();
  }

  /** Empty for what is no mark, or of another place. */
  private static List<String> parts(String mark) {
    List<String> parts = Arrays.asList(mark.split("_", -1));
    return parts.size() == 4 && parts.get(0).equals(digest(CURRENT.place)) ? parts : List.of();
  }

  private static boolean isGone(long pid, long started) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return true;
    }
    long now = start(process.get());
    return started != 0 && now != 0 && now != started;
  }

  private static String digest(String text) {
    return new Fingerprinting().add(text).hash().substring(0, 6);
  }

  /** What the server shows of our connections, at most 63 characters. */
  public String applicationName() {
    String name = "incremental " + pid + " on " + host;
    return name.substring(0, Math.min(63, name.length()));
  }

  /** As a user reads it. */
  public String inWords() {
    return "process " + pid + " on " + host;
  }
}
