package dev.incremental.plugin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server says of itself in {@code postmaster.pid}.
 *
 * @param pid its process, as it sees itself
 * @param started when, in seconds of the epoch
 * @param port where it listens on the loopback address
 * @param isReady whether it takes connections
 */
record PidFile(long pid, long started, int port, boolean isReady) {
  private static final int STATUS_LINE = 7;

  /** Empty where no server runs, or one that has not yet written all. */
  static Optional<PidFile> read(Path dataDirectory) {
    try {
      List<String> lines = Files.readAllLines(dataDirectory.resolve("postmaster.pid"));
      return Optional.of(
          new PidFile(
              Long.parseLong(lines.get(0).strip()),
              Long.parseLong(lines.get(2).strip()),
              Integer.parseInt(lines.get(3).strip()),
              lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready")));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Whether a process of that number runs here, whatever it may be. */
  boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
