package dev.incremental.plugin.surefire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The project's own jar, from which Failsafe's tests get the classes that were packaged.
 *
 * <p>They are the project's classes if they are what the class directory holds, byte for byte.
 *
 * @param sameClasses whether jar and directory hold the same classes
 * @param additions the other files that the jar holds and the directory does not, as text
 */
record OwnJar(boolean sameClasses, String additions) {
  private static final String CLASS = ".class";

  /** Written by Maven with the moment of the build as a comment. */
  private static final String DATED = "pom.properties";

  /**
   * Compares a jar with a directory.
   *
   * @return what was found; of a jar that cannot be read, that its classes are others
   */
  static OwnJar compare(Path jar, Path directory) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Set<String> same = new HashSet<>();
      SortedMap<String, Long> others = new TreeMap<>();
      for (ZipEntry entry : entries(zip)) {
        if (isSame(entry, directory)) {
          same.add(entry.getName());
        } else {
          others.put(entry.getName(), checksum(zip, entry));
        }
      }
      boolean sameClasses =
          others.keySet().stream().noneMatch(OwnJar::isClass)
              && same.containsAll(classesIn(directory));
      return new OwnJar(sameClasses, text(others) + missing(zip, directory));
    } catch (IOException | UncheckedIOException e) {
      return new OwnJar(false, "unreadable");
    }
  }

  private static List<ZipEntry> entries(ZipFile zip) {
    return zip.stream().filter(entry -> !entry.isDirectory()).collect(Collectors.toList());
  }

  private static boolean isClass(String name) {
    return name.endsWith(CLASS);
  }

  private static boolean isSame(ZipEntry entry, Path directory) throws IOException {
    Path file = directory.resolve(entry.getName()).normalize();
    return file.startsWith(directory)
        && Files.isRegularFile(file)
        && Files.size(file) == entry.getSize()
        && checksum(Files.readAllBytes(file)) == entry.getCrc();
  }

  private static Set<String> classesIn(Path directory) throws IOException {
    return filesIn(directory).stream()
        .filter(OwnJar::isClass)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> filesIn(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /** Files of the directory that were not packaged. */
  private static String missing(ZipFile zip, Path directory) throws IOException {
    return filesIn(directory).stream()
        .filter(name -> zip.getEntry(name) == null)
        .sorted()
        .map(name -> "\nwithout " + name)
        .collect(Collectors.joining());
  }

  private static long checksum(ZipFile zip, ZipEntry entry) throws IOException {
    if (!entry.getName().endsWith(DATED)) {
      return entry.getCrc();
    }
    try (InputStream content = zip.getInputStream(entry)) {
      String text = new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
      return checksum(text.replaceAll("(?m)^#.*\\R?", "").getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return checksum.getValue();
  }

  private static String text(SortedMap<String, Long> checksums) {
    return checksums.entrySet().stream()
        .map(each -> each.getKey() + "=" + Long.toHexString(each.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
