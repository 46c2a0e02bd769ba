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
  private final Collection<Path> directories;
  private final LibraryClasses libraries;

  /**
   * @param directories where resources are looked up
   */
  DiskSurroundings(PathTokens tokens, List<Path> directories, LibraryClasses libraries) {
    this.tokens = tokens;
    this.directories = directories;
    this.libraries = libraries;
  }

  @Override
  public Optional<String> nameOf(String absolutePath) {
    return path(absolutePath).flatMap(tokens::name);
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
        .flatMap(name -> directories.stream().map(directory -> directory.resolve(name)))
        .flatMap(file -> attributes(file).stream())
        .map(DiskSurroundings::modified)
        .max(Comparator.naturalOrder());
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
