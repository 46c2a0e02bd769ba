package dev.incremental.plugin.mojo;

import dev.incremental.plugin.fingerprint.PathTokens;
import dev.incremental.plugin.snapshot.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Answers what a merge asks about files and libraries from the disk. */
final class DiskSurroundings implements Surroundings {
  private final PathTokens tokens;
  private final Collection<Path> locations;
  private final LibraryClasses libraries;

  /**
   * @param locations directories and jars where classes and resources are looked up
   */
  DiskSurroundings(PathTokens tokens, List<Path> locations, LibraryClasses libraries) {
    this.tokens = tokens;
    this.locations = locations;
    this.libraries = libraries;
  }

  @Override
  public Optional<String> nameOf(String absolutePath) {
    return path(absolutePath).flatMap(tokens::name);
  }

  @Override
  public Optional<String> location(String absolutePath) {
    return path(absolutePath).stream()
        .flatMap(path -> locations.stream().filter(path::startsWith))
        .flatMap(location -> tokens.name(location).stream())
        .findFirst();
  }

  @Override
  public boolean inLibrary(String className) {
    return libraries.contain(className);
  }

  @Override
  public Optional<Instant> modified(String absolutePath) {
    return path(absolutePath).flatMap(DiskSurroundings::attributes).map(DiskSurroundings::modified);
  }

  @Override
  public Optional<Instant> created(String absolutePath) {
    return path(absolutePath)
        .flatMap(DiskSurroundings::attributes)
        .map(each -> each.creationTime().toInstant());
  }

  @Override
  public Optional<Instant> resourceModified(String resource) {
    return path(resource).stream()
        .flatMap(name -> locations.stream().map(location -> fileFor(location, name)))
        .flatMap(file -> attributes(file).stream())
        .map(DiskSurroundings::modified)
        .max(Comparator.naturalOrder());
  }

  /** Of a jar nobody knows which of its files were changed when it was written. */
  private static Path fileFor(Path location, Path resource) {
    return Files.isRegularFile(location) ? location : location.resolve(resource);
  }

  private static Instant modified(BasicFileAttributes attributes) {
    return attributes.lastModifiedTime().toInstant();
  }

  private static Optional<BasicFileAttributes> attributes(Path path) {
    try {
      return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A name that no file can have stands for no file. */
  private static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
