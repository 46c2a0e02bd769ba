package dev.incremental.plugin.surefire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;

/**
 * A module of this repository that is not built now, though it was edited since its classes were.
 *
 * @param name the module's artifact id
 * @param tested the jar or directory that the tests see
 * @param source the source file that was edited last, relative to the module's directory
 */
public record StaleModule(String name, Path tested, Path source) {

  /** What is stale and what to do about it, for the user. */
  public String sentence() {
    return "Tests see "
        + name
        + " as it is in "
        + tested.getFileName()
        + ", which is older than "
        + source
        + ": build it too, for instance by -am";
  }

  /**
   * Compares the newest source with what was made of it.
   *
   * @param base the module's directory
   * @param file what the tests see of it
   */
  static Optional<StaleModule> of(Artifact artifact, Path base, Path file) {
    boolean tests =
        "test-jar".equals(artifact.getType()) || "tests".equals(artifact.getClassifier());
    try {
      Path sources = base.resolve("src").resolve(tests ? "test" : "main");
      Optional<Path> built = newest(file);
      Optional<Path> edited = newest(sources);
      boolean stale =
          built.isPresent() && edited.isPresent() && time(edited.get()) > time(built.get());
      return stale
          ? edited.map(
              source -> new StaleModule(artifact.getArtifactId(), file, base.relativize(source)))
          : Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // a hint to the user, which decides nothing
    }
  }

  private static Optional<Path> newest(Path top) throws IOException {
    if (!Files.exists(top)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(top)) {
      return files.filter(Files::isRegularFile).max(Comparator.comparingLong(StaleModule::time));
    }
  }

  private static long time(Path file) {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      return time.toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
