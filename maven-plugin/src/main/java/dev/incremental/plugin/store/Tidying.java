package dev.incremental.plugin.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Drops what nobody will ask for: what killed writers left behind, and empty directories.
 *
 * <p>It is a courtesy: what cannot be deleted now is tried again after the next write.
 */
final class Tidying {
  /** No writer takes this long. */
  static final Duration TEMPORARY_AGE = Duration.ofDays(1);

  private final Path store;
  private final Instant now;

  private Tidying(Path store, Instant now) {
    this.store = store;
    this.now = now;
  }

  static Tidying of(Path store) {
    return new Tidying(store, Instant.now());
  }

  /** Removes temporary files of writers that died. */
  void leftBehind() {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(store, "*" + StoredFile.TEMPORARY)) {
      for (Path file : files) {
        if (isLeftBehind(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // next time
    }
  }

  private boolean isLeftBehind(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(TEMPORARY_AGE));
    } catch (NoSuchFileException e) {
      return false; // its writer has just moved it to its place
    }
  }

  /** Removes a directory that holds nothing any more. */
  void ifEmpty(Path directory) {
    try {
      deleteIfEmpty(directory);
    } catch (IOException | DirectoryIteratorException e) {
      // next time
    }
  }

  private static void deleteIfEmpty(Path directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      if (entries.iterator().hasNext()) {
        return;
      }
    }
    Files.deleteIfExists(directory);
  }
}
