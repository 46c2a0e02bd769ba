package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fingerprints files and directories. */
final class FileContents {
  private static final String KIND = "F";
  private static final long NOT_A_DIRECTORY = 2;

  private final HashCache cache;

  FileContents(HashCache cache) {
    this.cache = cache;
  }

  /** The bytes of a file, or the names in a directory; what is neither is never read. */
  long content(Path path) {
    return unlessUnreadable(path, () -> content(path, FileStamp.of(path)));
  }

  /** Whether there is something, and of which type. */
  long existence(Path path) {
    return unlessUnreadable(path, () -> FileStamp.of(path).type().ordinal() + 2L);
  }

  /** Names and types in a directory. */
  long listing(Path path) {
    return unlessUnreadable(
        path,
        () ->
            FileStamp.of(path).type() == FileStamp.Type.DIRECTORY ? names(path) : NOT_A_DIRECTORY);
  }

  private long content(Path path, FileStamp stamp) throws IOException {
    return switch (stamp.type()) {
      case FILE -> hash(path, stamp);
      case DIRECTORY -> names(path);
      case OTHER -> Fingerprint.UNKNOWN;
    };
  }

  private long hash(Path path, FileStamp stamp) throws IOException {
    byte[] hash =
        cache
            .derive(KIND, path, stamp, file -> new BinaryWriter().fixed(Hash.ofFile(file)).bytes())
            .bytes();
    return new BinaryReader(hash, 0).fixed();
  }

  private static long names(Path directory) throws IOException {
    SortedMap<String, String> types = new TreeMap<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        types.put(child.getFileName().toString(), type(child));
      }
    }
    return DirectoryNames.hash(types);
  }

  private static String type(Path child) throws IOException {
    try {
      return FileStamp.of(child).type().name();
    } catch (NoSuchFileException danglingLink) {
      return "LINK";
    }
  }

  private interface Reading {
    long read() throws IOException;
  }

  private static long unlessUnreadable(Path path, Reading reading) {
    try {
      return reading.read();
    } catch (NoSuchFileException e) {
      return Fingerprint.ABSENT;
    } catch (IOException e) {
      return isBelowFile(path) ? Fingerprint.ABSENT : Fingerprint.UNKNOWN;
    }
  }

  /** Nothing exists below a file, but systems differ in how they say so. */
  private static boolean isBelowFile(Path path) {
    for (Path parent = path.getParent(); parent != null; parent = parent.getParent()) {
      if (Files.isRegularFile(parent)) {
        return true;
      }
    }
    return false;
  }
}
