package dev.incremental.plugin.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
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
}
