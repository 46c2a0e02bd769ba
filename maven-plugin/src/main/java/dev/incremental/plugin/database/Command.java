package dev.incremental.plugin.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs one of PostgreSQL's programs to its end. */
final class Command {
  private static final long SECONDS = 120;

  private Command() {}

  /**
   * What a program did.
   *
   * @param output what it wrote, errors included
   */
  record Outcome(int exit, String output) {}

  /** Runs it; its output goes through a file, since a server that it starts keeps pipes open. */
  static Outcome run(List<String> command, Path directory) throws IOException {
    Path output = Files.createTempFile("incremental-", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      plain(builder.environment());
      Process process = builder.start();
      process.getOutputStream().close();
      if (!waitFor(process)) {
        throw new IOException(command.get(0) + " did not end within " + SECONDS + " s");
      }
      String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
      return new Outcome(process.exitValue(), text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.get(0) + " ran", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static boolean waitFor(Process process) throws InterruptedException {
    boolean ended = false;
    try {
      ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      return ended;
    } finally {
      if (!ended) {
        process.destroyForcibly();
      }
    }
  }

  /** The user's servers are none of these programs' business, and messages are to be known. */
  private static void plain(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(
            name -> name.startsWith("PG") || name.startsWith("LC_") || name.startsWith("LANG"));
    environment.put("LC_ALL", "C");
  }
}
