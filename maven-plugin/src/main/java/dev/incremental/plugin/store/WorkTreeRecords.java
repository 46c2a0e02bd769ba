package dev.incremental.plugin.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the work trees of a clone recorded of uncommitted code: a directory for each. */
public final class WorkTreeRecords {
  private final Path directory;

  /**
   * @param store the directory of the clone's own store, which need not exist
   */
  public WorkTreeRecords(Path store) {
    this.directory = store.resolve(DirectoryStore.LOCAL);
  }

  /**
   * The directories of work trees that are gone.
   *
   * @param workTreeIds those that there are
   * @param before since when nothing may have been written
   */
  public List<Path> leftBehind(Set<String> workTreeIds, Instant before) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    Set<String> present =
        workTreeIds.stream().map(ModuleKey::fileName).collect(Collectors.toUnmodifiableSet());
    List<Path> gone = new ArrayList<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path each : all.sorted().toList()) {
        if (!present.contains(each.getFileName().toString()) && isOlder(each, before)) {
          gone.add(each);
        }
      }
    }
    return gone;
  }

  private static boolean isOlder(Path directory, Instant before) throws IOException {
    for (Path each : below(directory)) {
      if (!Files.getLastModifiedTime(each).toInstant().isBefore(before)) {
        return false;
      }
    }
    return true;
  }

  /** Deletes such a directory. */
  public void delete(Path workTree) throws IOException {
    List<Path> files = below(workTree);
    for (int i = files.size() - 1; i >= 0; i--) {
      Files.deleteIfExists(files.get(i));
    }
  }

  /** The directory and what is in it, from the outside in. */
  private static List<Path> below(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
