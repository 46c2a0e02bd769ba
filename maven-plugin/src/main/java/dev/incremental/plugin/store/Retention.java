package dev.incremental.plugin.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Drops what nobody will ask for: snapshots beyond a number, and what killed writers left behind.
 *
 * <p>Tidying is a courtesy: what cannot be deleted now is tried again after the next write.
 */
final class Retention {
  /** No writer takes this long. */
  static final Duration TEMPORARY_AGE = Duration.ofDays(1);

  /** Time to look at a damaged file. */
  static final Duration DAMAGED_AGE = Duration.ofDays(30);

  private final Path snapshots;
  private final int kept;

  Retention(Path snapshots, int kept) {
    this.snapshots = snapshots;
    this.kept = kept;
  }

  void apply(String fileName) {
    try {
      List<Aged> ofModule = new ArrayList<>();
      for (Path commit : entries(snapshots)) {
        for (Path file : entries(commit)) {
          if (file.getFileName().toString().equals(fileName)) {
            ofModule.add(new Aged(file, Files.getLastModifiedTime(file)));
          } else if (isLeftBehind(file)) {
            delete(file);
          }
        }
      }
      ofModule.sort(Comparator.comparing(Aged::written).reversed());
      ofModule.stream().skip(kept).map(Aged::file).forEach(Retention::delete);
    } catch (IOException | UncheckedIOException e) {
      // another run tidies at the same time, or the store is out of reach
    }
  }

  private record Aged(Path file, FileTime written) {}

  private static List<Path> entries(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  private static boolean isLeftBehind(Path file) throws IOException {
    String name = file.getFileName().toString();
    return (name.endsWith(StoredFile.TEMPORARY) && isOlder(file, TEMPORARY_AGE))
        || (name.endsWith(StoredFile.DAMAGED) && isOlder(file, DAMAGED_AGE));
  }

  private static boolean isOlder(Path file, Duration age) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(age));
  }

  /** With the directory, if that was the last file in it. */
  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.delete(file.getParent());
    } catch (IOException e) {
      // the directory holds other modules' snapshots
    }
  }
}
