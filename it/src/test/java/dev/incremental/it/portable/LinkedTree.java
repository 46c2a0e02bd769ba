package dev.incremental.it.portable;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** A directory elsewhere with the same files, without any symbolic link in it. */
final class LinkedTree extends SimpleFileVisitor<Path> {
  private final Path from;
  private final Path to;

  private LinkedTree(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  /** Makes it out of hard links, or of copies where there can be none. */
  static Path of(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new LinkedTree(from, to));
    return to;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
      throws IOException {
    Files.createDirectories(to.resolve(from.relativize(directory)));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Path copy = to.resolve(from.relativize(file));
    if (attributes.isRegularFile()) {
      try {
        Files.createLink(copy, file.toRealPath());
      } catch (IOException | UnsupportedOperationException anotherDisk) {
        Files.copy(file, copy);
      }
    }
    return FileVisitResult.CONTINUE;
  }
}
