package dev.incremental.plugin.surefire;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The JVM that the forks run on.
 *
 * @param executable null for the one that Maven runs on
 */
record ForkJvm(@Nullable Path executable) {

  /** Such as {@code 17}; where it cannot be told, what the executable is. */
  String featureRelease() {
    return executable == null
        ? String.valueOf(Runtime.version().feature())
        : release(executable).orElse(executable.toString());
  }

  boolean isMavens() {
    try {
      return executable == null
          || executable
              .toRealPath()
              .startsWith(Path.of(System.getProperty("java.home")).toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<String> release(Path executable) {
    try {
      Path release = executable.toRealPath().resolve("../../release").normalize();
      Properties facts = new Properties();
      try (Reader reader = Files.newBufferedReader(release)) {
        facts.load(reader);
      }
      return Optional.ofNullable(facts.getProperty("JAVA_VERSION")).map(ForkJvm::feature);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String feature(String version) {
    return String.valueOf(Runtime.Version.parse(version.replace("\"", "")).feature());
  }
}
