package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One class file of the project as it was found, its facts decoded when they are asked for. */
final class ClassEntry {
  private static final char KIND = 'C';

  private final Path file;
  private final @Nullable FileStamp stamp;
  private final byte @Nullable [] encoded;
  private final boolean atRest;
  private final long opaqueShape;
  private final @Nullable String problem;
  private volatile @Nullable ClassFacts facts;

  private ClassEntry(Path file, @Nullable FileStamp stamp, HashCache.Derived derived) {
    this.file = file;
    this.stamp = stamp;
    this.encoded = derived.bytes();
    this.atRest = derived.atRest();
    this.opaqueShape = Fingerprint.UNKNOWN;
    this.problem = null;
  }

  private ClassEntry(Path file, @Nullable FileStamp stamp, long opaqueShape, String problem) {
    this.file = file;
    this.stamp = stamp;
    this.encoded = null;
    this.atRest = false;
    this.opaqueShape = opaqueShape;
    this.problem = problem;
  }

  /** Reads a class file, or learns from the cache what reading it would give. */
  static ClassEntry read(Path file, HashCache cache) {
    FileStamp stamp = null;
    try {
      stamp = FileStamp.of(file);
      HashCache.Derived derived =
          cache.derive(
              KIND,
              file,
              stamp,
              path -> ClassFactsCodec.encode(ClassFile.facts(Files.readAllBytes(path))));
      return new ClassEntry(file, stamp, derived);
    } catch (UnreadableClassException e) {
      return opaque(file, stamp, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      return new ClassEntry(file, stamp, Fingerprint.UNKNOWN, "cannot be read: " + e);
    }
  }

  private static ClassEntry opaque(Path file, @Nullable FileStamp stamp, String problem) {
    try {
      return new ClassEntry(file, stamp, Hash.ofFile(file), problem);
    } catch (IOException e) {
      return new ClassEntry(file, stamp, Fingerprint.UNKNOWN, "cannot be read: " + e);
    }
  }

  Path file() {
    return file;
  }

  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** The shape; of a file that is no readable class, all of its bytes. */
  long shape() {
    byte[] bytes = encoded;
    return bytes == null ? opaqueShape : ClassFactsCodec.shape(bytes);
  }

  /** The facts; empty where there is a problem. */
  Optional<ClassFacts> facts() {
    ClassFacts known = facts;
    byte[] bytes = encoded;
    if (known == null && bytes != null) {
      known = ClassFactsCodec.decode(bytes);
      facts = known;
    }
    return Optional.ofNullable(known);
  }

  /** Whether the file that the class would be loaded from now has, or may have, other content. */
  boolean isChanged(Path now, HashCache cache) {
    if (!now.equals(file) || encoded == null) {
      return !now.equals(file) || read(now, cache).shape() != opaqueShape;
    }
    try {
      if (!FileStamp.of(now).equals(stamp)) {
        return true;
      }
      return !atRest && !read(now, cache).facts().equals(facts());
    } catch (IOException e) {
      return true;
    }
  }
}
