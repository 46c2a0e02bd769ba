package dev.incremental.testdb.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Where migrations are looked for.
 *
 * @param root a directory, or a jar; need not exist
 * @param location in it, a file or a directory; it may have wildcards, which only narrow it down
 */
public record MigrationPlace(Path root, String location) {
  private static final Pattern WILDCARD = Pattern.compile("[*?]");
  private static final String JAR = ".jar";

  /** Whether it is an archive, which does not change like a directory. */
  boolean isJar() {
    return root.toString().endsWith(JAR);
  }

  /** The content of each file that is there now, by names that begin with the location. */
  public SortedMap<String, byte[]> files() throws IOException {
    if (Files.isDirectory(root)) {
      return below(root);
    }
    if (isJar() && Files.exists(root) && mayHoldSome()) {
      try (FileSystem jar = FileSystems.newFileSystem(root)) {
        return below(jar.getPath("/"));
      }
    }
    return new TreeMap<>();
  }

  /** Whether it is worth while to look closer; most jars of a class path have no migrations. */
  private boolean mayHoldSome() throws IOException {
    String beginning = fixed();
    try (ZipFile zip = new ZipFile(root.toFile())) {
      return zip.stream().anyMatch(each -> each.getName().startsWith(beginning));
    }
  }

  /** The location up to its first part with a wildcard. */
  private String fixed() {
    return String.join(
        "/",
        Arrays.stream(location.split("/", -1))
            .takeWhile(part -> !WILDCARD.matcher(part).find())
            .toList());
  }

  private SortedMap<String, byte[]> below(Path top) throws IOException {
    SortedMap<String, byte[]> found = new TreeMap<>();
    Path start = top.resolve(fixed());
    if (!Files.exists(start)) {
      return found;
    }
    try (Stream<Path> files = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = location + "/" + start.relativize(file).toString().replace('\\', '/');
        found.put(name, withoutReturns(Files.readAllBytes(file), name));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return found;
  }

  /** The same file must count as the same on each system; Flyway does not see line ends either. */
  private static byte[] withoutReturns(byte[] content, String name) {
    if (name.endsWith(".class")) {
      return content;
    }
    byte[] kept = new byte[content.length];
    int length = 0;
    for (byte each : content) {
      if (each != '\r') {
        kept[length++] = each;
      }
    }
    return Arrays.copyOf(kept, length);
  }
}
