package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers across runs what was derived from files, so that only files that may have changed are
 * read again.
 *
 * <p>An entry counts as long as size, times and inode of its file are what they were. What was read
 * from a file so soon after its last change that another change might not show is not remembered;
 * git calls such entries racy. Several threads may use one cache; several processes may use one
 * file, of which the last to {@link #save} wins.
 */
public final class HashCache {
  /** Entries of other modules and deleted files are dropped once there are more than these. */
  private static final int UNUSED_LIMIT = 100_000;

  private final HashCacheFile file;
  private final InstantSource clock;
  private final Map<String, Entry> remembered;
  private final Map<String, Entry> added = new ConcurrentHashMap<>();
  private final Set<String> used = ConcurrentHashMap.newKeySet();

  HashCache(Path file, InstantSource clock) {
    this.file = new HashCacheFile(file);
    this.clock = clock;
    this.remembered = this.file.read();
  }

  /** Opens the cache in a file; one that is missing, damaged or of another version is empty. */
  public static HashCache open(Path file) {
    return new HashCache(file, InstantSource.system());
  }

  /** What was derived from a file, and what the file system said about it then. */
  record Entry(FileStamp stamp, byte[] derived) {}

  /**
   * What was derived from a file, now or earlier.
   *
   * @param atRest whether a later change of the file will show in its stamp
   */
  record Derived(byte[] bytes, boolean atRest) {}

  /** Derives bytes from the content of a file. */
  interface Derivation<X extends Exception> {
    byte[] of(Path file) throws IOException, X;
  }

  /**
   * Derives bytes from a file unless that was done before.
   *
   * @param kind tells apart what is derived from one file in different ways
   * @param path absolute and normalised
   * @param stamp as found right before the call
   */
  <X extends Exception> Derived derive(
      String kind, Path path, FileStamp stamp, Derivation<X> derivation) throws IOException, X {
    String key = kind.concat(path.toString());
    Entry known = remembered.get(key);
    if (known == null || !known.stamp().isSameAs(stamp)) {
      known = added.get(key);
    }
    if (known != null && known.stamp().isSameAs(stamp)) {
      used.add(key);
      return new Derived(known.derived(), true);
    }
    boolean atRest = stamp.isAtRest(clock.instant());
    byte[] bytes = derivation.of(path);
    if (atRest) {
      added.put(key, new Entry(stamp, bytes));
    }
    return new Derived(bytes, atRest);
  }

  /** Writes the cache if anything was added to it. */
  public void save() throws IOException {
    if (!added.isEmpty()) {
      Map<String, Entry> entries = new HashMap<>(remembered);
      if (remembered.size() - used.size() > UNUSED_LIMIT) {
        entries.keySet().retainAll(used);
      }
      entries.putAll(added);
      file.write(entries);
    }
  }
}
