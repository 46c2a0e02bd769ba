package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fingerprints what the project's directories and jars hold under a resource name, in class-path
 * order.
 */
final class Resources {
  private final List<Path> locations;
  private final FileContents files;
  private final HashCache cache;
  private final Map<Path, Optional<JarContents>> jars = new ConcurrentHashMap<>();

  Resources(List<Path> locations, FileContents files, HashCache cache) {
    this.locations = locations.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    this.files = files;
    this.cache = cache;
  }

  /**
   * All hits with their places on the path: one that hides another shows, as does one behind it.
   */
  long of(String name) {
    String relative = name.replaceFirst("^/+", "");
    NormalForm form = new NormalForm();
    boolean found = false;
    for (int i = 0; i < locations.size(); i++) {
      long content = content(locations.get(i), relative);
      if (content == Fingerprint.UNKNOWN) {
        return Fingerprint.UNKNOWN;
      }
      if (content != Fingerprint.ABSENT) {
        form.number(i).number(content);
        found = true;
      }
    }
    return found ? form.hash() : Fingerprint.ABSENT;
  }

  private long content(Path location, String relative) {
    if (!Files.isRegularFile(location)) {
      return files.content(location.resolve(relative).normalize());
    }
    return jars.computeIfAbsent(location, this::open)
        .map(jar -> jar.content(relative))
        .orElse(Fingerprint.UNKNOWN);
  }

  private Optional<JarContents> open(Path jar) {
    try {
      return Optional.of(JarContents.of(jar, cache));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // unknown, so that whoever asks for anything in it runs
    }
  }
}
