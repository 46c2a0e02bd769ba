package dev.incremental.it.maven;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory with all that is in it, as one thing to copy or delete. */
public record FileTree(Path root) {
  private static final int ATTEMPTS = 5;

  /**
   * Deletes everything; a tree that does not exist is deleted already. A process that was just told
   * to end may still add something, so this is tried again.
   */
  public void delete() throws IOException {
    for (int i = 1; Files.exists(root); i++) {
      try {
        deleteOnce();
      } catch (DirectoryNotEmptyException e) {
        if (i == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void deleteOnce() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  /** Makes another directory the same as this one, modification times included. */
  public void replace(Path target) throws IOException {
    new FileTree(target).delete();
    Files.walkFileTree(root, new Copying(target));
  }

  private final class Copying extends SimpleFileVisitor<Path> {
    private final Path target;

    Copying(Path target) {
      this.target = target;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      Files.createDirectories(at(directory));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.copy(file, at(file), StandardCopyOption.COPY_ATTRIBUTES);
      return FileVisitResult.CONTINUE;
    }

    private Path at(Path path) {
      return target.resolve(root.relativize(path));
    }
  }
}
