package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A module's own code, as it was written and as it was compiled.
 *
 * @param directories where its class files are
 * @param roots where its sources are, each below directories for its package; some may not exist
 */
public record OwnCode(List<Path> directories, List<Path> roots) {

  /**
   * One source file.
   *
   * @param file its path
   * @param className binary name of the class after which it is named
   */
  record Source(Path file, String className) {
    private static Source of(Path root, Path file) {
      String path = root.relativize(file).toString().replaceFirst("\\.\\w+$", "");
      return new Source(file, path.replace(root.getFileSystem().getSeparator(), "."));
    }

    /** Whether a class was probably compiled from this file. */
    boolean made(String name) {
      return name.equals(className)
          || name.startsWith(className + "$")
          || name.equals(className + "Kt");
    }

    /**
     * Whether a word stands in it somewhere.
     *
     * @param ascii a word of ASCII characters
     */
    boolean names(String ascii) throws IOException {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (int at = text.indexOf(ascii); at >= 0; at = text.indexOf(ascii, at + 1)) {
        if (isEnd(text, at - 1) && isEnd(text, at + ascii.length())) {
          return true;
        }
      }
      return false;
    }

    private static boolean isEnd(String text, int at) {
      return at < 0 || at >= text.length() || !Character.isJavaIdentifierPart(text.charAt(at));
    }
  }

  /** Whether a class file is one of its own. */
  boolean holds(Path classFile) {
    return directories.stream().anyMatch(classFile::startsWith);
  }

  /** All source files. */
  List<Source> sources() throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          files
              .filter(Files::isRegularFile)
              .sorted()
              .forEach(file -> sources.add(Source.of(root, file)));
        }
      }
    }
    return sources;
  }
}
