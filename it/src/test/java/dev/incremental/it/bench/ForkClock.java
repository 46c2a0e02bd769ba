package dev.incremental.it.bench;

import dev.incremental.it.maven.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells how long forked JVMs lived, shutdown hooks included.
 *
 * <p>When a JVM exits it can log the state of its heap, with the time since its start. That is the
 * last that it does, after all hooks, and costs a few lines; no wrapper, no further agent and no
 * polling takes part. JDK 17 logs it under {@code gc,heap,exit}, later ones under {@code gc,exit}.
 */
final class ForkClock {
  private static final Pattern UPTIME = Pattern.compile("^\\[(\\d+)ns\\s*]");

  private final Path directory;

  ForkClock(Path directory) {
    this.directory = directory;
  }

  /** The argument that a fork needs. */
  String argument() {
    return "-Xlog:gc+exit*=info:file=" + directory.resolve("fork-%p.log") + ":uptimenanos";
  }

  /** Forgets the forks that lived so far. */
  void reset() throws IOException {
    new FileTree(directory).delete();
    Files.createDirectories(directory);
  }

  /** Seconds that the forks since the reset lived, added up; empty where there was none. */
  OptionalDouble seconds() throws IOException {
    double sum = 0;
    int forks = 0;
    try (Stream<Path> logs = Files.list(directory)) {
      for (Path log : logs.toList()) {
        sum += uptime(log) / 1e9;
        forks++;
      }
    }
    return forks == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }

  private static long uptime(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    Matcher last = UPTIME.matcher(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
    if (!last.find()) {
      throw new IOException("A fork did not exit in order, see " + log);
    }
    return Long.parseLong(last.group(1));
  }
}
