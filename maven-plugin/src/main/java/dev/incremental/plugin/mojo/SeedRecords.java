package dev.incremental.plugin.mojo;

import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.snapshot.UnreadableSnapshotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the functions of a module's seeds depended on when they ran, each as a snapshot of one test.
 * Of each seed some are kept, since branches have different ones.
 *
 * @param directory with a directory a seed; need not exist
 */
record SeedRecords(Path directory) {
  private static final int KEPT = 10;
  private static final String SUFFIX = ".json.gz";

  /**
   * One time that a seed was made.
   *
   * @param content what tells its data from others
   */
  record Made(String content, Snapshot snapshot) {}

  /** All that are known of a seed, the last first. One that cannot be read is not known. */
  List<Made> of(String seed) throws IOException {
    List<Made> made = new ArrayList<>();
    for (Path file : files(seed)) {
      read(file).ifPresent(made::add);
    }
    return made;
  }

  private static Optional<Made> read(Path file) throws IOException {
    String name = file.getFileName().toString();
    String content = name.substring(0, name.length() - SUFFIX.length());
    try {
      return Optional.of(new Made(content, new SnapshotCodec().read(Files.readAllBytes(file))));
    } catch (UnreadableSnapshotException | NoSuchFileException e) {
      return Optional.empty(); // the seed is made again
    }
  }

  /** Keeps one; the oldest of too many go. */
  void keep(String seed, Made made) throws IOException {
    new WholeFile(directory.resolve(seed).resolve(made.content() + SUFFIX))
        .write(new SnapshotCodec().write(made.snapshot()));
    for (Path file : files(seed).stream().skip(KEPT).toList()) {
      Files.deleteIfExists(file);
    }
  }

  private List<Path> files(String seed) throws IOException {
    Path place = directory.resolve(seed);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted(Comparator.comparing(SeedRecords::written).reversed())
          .toList();
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // it has just gone
    }
  }
}
