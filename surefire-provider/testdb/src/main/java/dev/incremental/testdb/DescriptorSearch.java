package dev.incremental.testdb;

import dev.incremental.testdb.contract.Descriptor;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the file that says where databases come from. A fork that Maven gave a database knows; else
 * the file lies beside the directory that the test class comes from, or in the build directory of
 * the working directory.
 */
final class DescriptorSearch {
  private static final String TARGET = "target";

  private DescriptorSearch() {}

  /**
   * The file for a test class.
   *
   * @throws NoDatabaseException if there is none
   */
  static Path fileFor(Class<?> test) {
    List<Path> places = places(test);
    return places.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new NoDatabaseException(
                    "No database was prepared for these tests",
                    places.get(0) + " is missing",
                    NoDatabaseException.MIGRATE));
  }

  private static List<Path> places(Class<?> test) {
    List<Path> builds = new ArrayList<>();
    String given = System.getProperty(Lease.DIRECTORY);
    if (given != null) {
      return List.of(Path.of(given, Descriptor.FILE));
    }
    Optional<Path> origin = origin(test);
    Optional<Path> above = origin.map(Path::getParent);
    above.ifPresent(builds::add); // target, of target/test-classes
    above.ifPresent(up -> builds.add(up.resolve(TARGET))); // of an IDE's own bin
    above.map(Path::getParent).ifPresent(up -> builds.add(up.resolve(TARGET))); // of bin/test
    builds.add(Path.of(TARGET).toAbsolutePath());
    return builds.stream()
        .map(build -> build.resolve(Descriptor.DIRECTORY).resolve(Descriptor.FILE))
        .toList();
  }

  /** The directory that a class comes from; empty for one from a jar. */
  private static Optional<Path> origin(Class<?> test) {
    CodeSource source = test.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isDirectory);
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty(); // no directory
    }
  }
}
