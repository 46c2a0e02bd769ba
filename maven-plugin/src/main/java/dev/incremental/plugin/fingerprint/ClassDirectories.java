package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the class files below directories as a class loader would: of one name, the first counts.
 */
final class ClassDirectories {
  private static final String SUFFIX = ".class";

  private final Map<String, Path> files = new LinkedHashMap<>();
  private final List<ClassProblem> problems = new ArrayList<>();

  ClassDirectories(List<Path> directories) {
    for (Path directory : directories) {
      Path top = directory.toAbsolutePath().normalize();
      if (Files.isDirectory(top)) {
        walk(top, "", new HashSet<>());
      }
    }
  }

  /** The file of each class, by binary name. */
  Map<String, Path> files() {
    return files;
  }

  /** Directories that could not be listed. */
  List<ClassProblem> problems() {
    return problems;
  }

  /** Links may lead back up: no directory is entered from within itself. */
  private void walk(Path directory, String prefix, Set<Path> entered) {
    try {
      Path real = directory.toRealPath();
      if (entered.add(real)) {
        list(directory, prefix, entered);
        entered.remove(real);
      }
    } catch (IOException | DirectoryIteratorException e) {
      problems.add(new ClassProblem(directory.toString(), directory, "cannot be listed: " + e));
    }
  }

  private void list(Path directory, String prefix, Set<Path> entered) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        String name = child.getFileName().toString();
        if (name.endsWith(SUFFIX)) {
          String simple = name.substring(0, name.length() - SUFFIX.length());
          files.putIfAbsent(prefix.concat(simple), child);
        } else if (Files.isDirectory(child)) {
          walk(child, prefix + name + '.', entered);
        }
      }
    }
  }
}
