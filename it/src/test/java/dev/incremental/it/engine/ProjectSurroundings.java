package dev.incremental.it.engine;

import dev.incremental.plugin.fingerprint.PathTokens;
import dev.incremental.plugin.snapshot.Surroundings;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a merge asks about the files and libraries around a project. */
final class ProjectSurroundings implements Surroundings {
  private final PathTokens tokens;
  private final List<Path> directories;
  private final ClassLoader libraries;

  ProjectSurroundings(PathTokens tokens, BuiltProject project) {
    this.tokens = tokens;
    this.directories = project.classDirectories();
    this.libraries =
        new URLClassLoader(
            project.libraries().stream().map(ProjectSurroundings::url).toArray(URL[]::new),
            ClassLoader.getPlatformClassLoader());
  }

  @Override
  public Optional<String> nameOf(String absolutePath) {
    return tokens.name(Path.of(absolutePath));
  }

  @Override
  public Optional<String> location(String absolutePath) {
    return directories.stream()
        .filter(Path.of(absolutePath)::startsWith)
        .flatMap(location -> tokens.name(location).stream())
        .findFirst();
  }

  @Override
  public boolean inLibrary(String className) {
    return libraries.getResource(className.replace('.', '/') + ".class") != null;
  }

  @Override
  public Optional<Instant> modified(String absolutePath) {
    return time(Path.of(absolutePath), BasicFileAttributes::lastModifiedTime);
  }

  @Override
  public Optional<Instant> created(String absolutePath) {
    return time(Path.of(absolutePath), BasicFileAttributes::creationTime);
  }

  @Override
  public Optional<Instant> resourceModified(String resource) {
    return directories.stream()
        .map(directory -> directory.resolve(resource))
        .flatMap(file -> time(file, BasicFileAttributes::lastModifiedTime).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Instant> time(Path path, Function<BasicFileAttributes, FileTime> which) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(which.apply(attributes).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
