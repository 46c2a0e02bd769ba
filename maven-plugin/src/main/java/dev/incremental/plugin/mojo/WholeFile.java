package dev.incremental.plugin.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/**
 * A file that is replaced as a whole: who reads it while it is written, for instance another run in
 * the same checkout, sees what stood there before or what stands there afterwards.
 *
 * @param file its place; the directory is made if need be
 */
record WholeFile(Path file) {

  /** Replaces the file's content, which anybody may read who may read files here. */
  void write(byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Files.write(part, content, StandardOpenOption.CREATE_NEW);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AccessDeniedException e) {
      Files.write(file, content); // Windows replaces no file that somebody has open
    } finally {
      Files.deleteIfExists(part);
    }
  }

  void write(String text) throws IOException {
    write(text.getBytes(UTF_8));
  }

  /** Writes lines, each with an end. */
  void write(List<String> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append(System.lineSeparator()));
    write(text.toString());
  }
}
