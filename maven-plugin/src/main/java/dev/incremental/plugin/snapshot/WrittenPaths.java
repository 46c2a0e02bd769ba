package dev.incremental.plugin.snapshot;

import dev.incremental.recording.NameKind;
import dev.incremental.recording.Recording;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The files that the tests of a run wrote. */
final class WrittenPaths {
  private final Set<Path> files = new HashSet<>();
  private final Set<Path> ancestors = new HashSet<>();

  WrittenPaths(Collection<Recording> recordings) {
    recordings.stream()
        .flatMap(recording -> recording.names().stream())
        .filter(name -> name.kind() == NameKind.WRITTEN)
        .forEach(name -> add(name.name()));
  }

  private void add(String name) {
    try {
      Path path = Path.of(name).normalize();
      files.add(path);
      for (Path up = path.getParent(); up != null && ancestors.add(up); ) {
        up = up.getParent();
      }
    } catch (InvalidPathException e) {
      // never opened under such a name, so nothing was written
    }
  }

  /** Whether a file itself was written. */
  boolean contains(String path) {
    return isAmong(files, path);
  }

  /** Whether anything below a directory was written. */
  boolean below(String directory) {
    return isAmong(ancestors, directory);
  }

  private static boolean isAmong(Set<Path> paths, String name) {
    try {
      return paths.contains(Path.of(name).normalize());
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
