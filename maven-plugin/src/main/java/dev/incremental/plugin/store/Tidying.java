package dev.incremental.plugin.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Drops what nobody will ask for: snapshots beyond a number, and what killed writers left behind.
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

  /** Removes the oldest files of a name, of which there is at most one in each subdirectory. */
  void beyond(int number, Path parent, String fileName) {
    try {
      List<Aged> files = new ArrayList<>();
      try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent)) {
        for (Path directory : directories) {
          Path file = directory.resolve(fileName);
          if (Files.exists(file)) {
            files.add(new Aged(directory, file, Files.getLastModifiedTime(file)));
          }
        }
      }
      files.sort(Comparator.comparing(Aged::written).reversed());
      for (Aged old : files.subList(Math.min(number, files.size()), files.size())) {
        Files.deleteIfExists(old.file());
        deleteIfEmpty(old.directory());
      }
    } catch (IOException | DirectoryIteratorException e) {
      // next time
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

  private record Aged(Path directory, Path file, FileTime written) {}

  private static void deleteIfEmpty(Path directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      if (entries.iterator().hasNext()) {
        return;
      }
    }
    Files.deleteIfExists(directory);
  }
}
