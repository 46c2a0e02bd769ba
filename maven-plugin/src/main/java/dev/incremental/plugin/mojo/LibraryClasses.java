package dev.incremental.plugin.mojo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The classes in jars and in the JDK; jars are opened when they are first asked. */
final class LibraryClasses implements AutoCloseable {
  private final Collection<Path> jars;
  private final Map<String, Boolean> known = new HashMap<>();
  private @Nullable List<ZipFile> open;

  LibraryClasses(Collection<Path> jars) {
    this.jars = List.copyOf(jars);
  }

  /** Whether any of them has a class of this name. */
  boolean contain(String className) {
    return known.computeIfAbsent(className, this::find);
  }

  /** A class file from the first jar that has it; empty where none can be read. */
  static Optional<byte[]> file(List<Path> jars, String className) {
    String name = className.replace('.', '/') + ".class";
    for (Path jar : jars) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        ZipEntry entry = zip.getEntry(name);
        if (entry != null) {
          return Optional.of(zip.getInputStream(entry).readAllBytes());
        }
      } catch (IOException e) {
        // no JVM can load a class from it either
      }
    }
    return Optional.empty();
  }

  private boolean find(String className) {
    String entry = className.replace('.', '/') + ".class";
    return ClassLoader.getPlatformClassLoader().getResource(entry) != null
        || opened().stream().anyMatch(jar -> jar.getEntry(entry) != null);
  }

  private List<ZipFile> opened() {
    if (open == null) {
      open = new ArrayList<>();
      for (Path jar : jars) {
        try {
          open.add(new ZipFile(jar.toFile()));
        } catch (IOException e) {
          // no JVM can load a class from it either
        }
      }
    }
    return open;
  }

  @Override
  public void close() {
    for (ZipFile jar : open == null ? List.<ZipFile>of() : open) {
      try {
        jar.close();
      } catch (IOException e) {
        // it was only read
      }
    }
  }
}
