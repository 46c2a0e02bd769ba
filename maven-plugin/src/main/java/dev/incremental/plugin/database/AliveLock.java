package dev.incremental.plugin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A lock that all processes of a server hold together for as long as one of them lives.
 *
 * <p>They inherit an open file from {@code flock}, which starts them. So a server is noticed in
 * another container too, where neither its number nor its port means anything, and so are processes
 * that outlive a killed one. Where there is no such program, PostgreSQL's own checks have to do.
 */
final class AliveLock {
  private static final String PROGRAM = "flock";

  private final Path file;

  AliveLock(Path file) {
    this.file = file;
  }

  /** Whether a process of the server lives somewhere. */
  boolean isHeld() throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    return isThere() && !holdsFor("true");
  }

  /** What comes before a command that starts the server. */
  List<String> whileRunning() {
    return isThere() ? List.of(PROGRAM, "-n", file.toString()) : List.of();
  }

  private static boolean isThere() {
    try {
      return Command.run(List.of(PROGRAM, "--help"), Path.of("/")).exit() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean holdsFor(String command) throws IOException {
    Path directory = Objects.requireNonNull(file.getParent());
    return Command.run(List.of(PROGRAM, "-n", file.toString(), command), directory).exit() == 0;
  }
}
