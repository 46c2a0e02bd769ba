package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One class file of the project as it was found.
 *
 * @param file absolute path; of a class in a jar, the jar's
 * @param stamp what the file system said right before the file was read; null where it did not
 * @param atRest whether a later change of the file will show in its stamp
 * @param content what the file told
 */
record ClassEntry(Path file, @Nullable FileStamp stamp, boolean atRest, ClassContent content) {
  private static final String KIND = "C";

  /** Reads a class file, or learns from the cache what reading it would give. */
  static ClassEntry read(Path file, HashCache cache) {
    try {
      return read(file, FileStamp.of(file), cache);
    } catch (IOException | RuntimeException e) {
      String reason = "cannot be read: " + e;
      return new ClassEntry(
          file, null, false, new ClassContent.Opaque(Fingerprint.UNKNOWN, reason));
    }
  }

  private static ClassEntry read(Path file, FileStamp stamp, HashCache cache) throws IOException {
    try {
      HashCache.Derived derived =
          cache.derive(
              KIND,
              file,
              stamp,
              path -> ClassFactsCodec.encode(ClassFile.facts(Files.readAllBytes(path))));
      return new ClassEntry(file, stamp, derived.atRest(), new ClassContent.Known(derived.bytes()));
    } catch (UnreadableClassException e) {
      ClassContent opaque = new ClassContent.Opaque(Hash.ofFile(file), e.reason());
      return new ClassEntry(file, stamp, false, opaque);
    }
  }

  /**
   * Whether the file that the class would be loaded from now has, or may have, other content.
   *
   * @param again reads the class once more
   */
  boolean isChanged(Path now, Supplier<ClassEntry> again) {
    if (stamp == null || !now.equals(file)) {
      return true;
    }
    try {
      return !FileStamp.of(now).isSameAs(stamp) || (!atRest && !isSameContent(again.get()));
    } catch (IOException e) {
      return true;
    }
  }

  private boolean isSameContent(ClassEntry other) {
    return Fingerprint.same(content.shape(), other.content.shape())
        && content.facts().equals(other.content.facts());
  }
}
