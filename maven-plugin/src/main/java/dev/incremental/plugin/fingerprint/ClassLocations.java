package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds the class files in directories and jars as a class loader would: of one name, the first
 * counts.
 */
final class ClassLocations {
  private static final String SUFFIX = ".class";

  private final Map<String, Path> files = new LinkedHashMap<>();
  private final Map<Path, JarContents> jars = new HashMap<>();
  private final List<ClassProblem> problems = new ArrayList<>();

  ClassLocations(List<Path> locations, HashCache cache) {
    for (Path location : locations) {
      Path top = location.toAbsolutePath().normalize();
      if (Files.isDirectory(top)) {
        walk(top, "", new HashSet<>());
      } else if (Files.isRegularFile(top)) {
        open(top, cache);
      }
    }
  }

  /** The file of each class, by binary name; of one in a jar, the jar. */
  Map<String, Path> files() {
    return files;
  }

  /** What is known of a class that was found. */
  ClassEntry entry(String name, Path file, HashCache cache) {
    JarContents jar = jars.get(file);
    if (jar == null) {
      return ClassEntry.read(file, cache);
    }
    ClassContent content = Objects.requireNonNull(jar.classes().get(name), name);
    return new ClassEntry(file, jar.stamp(), jar.atRest(), content);
  }

  /** The jars among the locations. */
  Set<Path> jars() {
    return jars.keySet();
  }

  private void open(Path jar, HashCache cache) {
    try {
      JarContents contents = JarContents.of(jar, cache);
      jars.put(jar, contents);
      contents.classes().keySet().forEach(name -> files.putIfAbsent(name, jar));
    } catch (IOException | RuntimeException e) {
      problems.add(new ClassProblem(jar.toString(), jar, "cannot be read: " + e));
    }
  }

  /** Directories and jars that could not be listed. */
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
