package dev.incremental.it.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The process of an embedded server, as its data directory tells. */
record Postmaster(Path file) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(20);

  static Postmaster of(Path home) {
    return new Postmaster(home.resolve("data/postmaster.pid"));
  }

  long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(file).get(0).strip());
  }

  /** Kills it, and it alone. */
  void kill() throws IOException {
    ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Waits until it has gone by itself; false where it does not go. */
  boolean goes() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (Files.exists(file) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return !Files.exists(file);
  }
}
