package dev.incremental.it.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds installed JDKs where people and CI services put them. */
final class Jdk {
  private Jdk() {}

  /** A JDK of a feature release, the one that runs this build if it is. */
  static Optional<Path> of(int feature) throws IOException {
    List<Path> candidates = new ArrayList<>();
    candidates.add(Path.of(System.getProperty("java.home")));
    for (String name : List.of("JAVA_HOME_" + feature, "JAVA_HOME_" + feature + "_X64")) {
      Optional.ofNullable(System.getenv(name)).map(Path::of).ifPresent(candidates::add);
    }
    Path usual = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(usual)) {
      try (Stream<Path> installed = Files.list(usual)) {
        installed.sorted().forEach(candidates::add);
      }
    }
    for (Path candidate : candidates) {
      if (isOf(feature, candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(int feature, Path home) throws IOException {
    Path release = home.resolve("release");
    return Files.isExecutable(home.resolve("bin/javac"))
        && Files.isRegularFile(release)
        && Files.readString(release).matches("(?s).*JAVA_VERSION=\"" + feature + "[.\"].*");
  }
}
