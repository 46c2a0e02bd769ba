package dev.incremental.plugin.store;

import dev.incremental.plugin.store.Listing.Entry;
import dev.incremental.plugin.store.Stored.Found;
import dev.incremental.plugin.store.Writing.Kept;
import dev.incremental.plugin.store.Writing.NotTried;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A remote store with a directory before it, in which the snapshots that were fetched stay.
 *
 * <p>What is in the directory is read there, unless the remote store listed something newer. A
 * remote store that cannot be reached is complained about once and then left alone: what is in the
 * directory is all there is. Offline it is left alone from the start.
 */
public final class CachedStore implements SnapshotStore, AutoCloseable {
  /** How many commits' snapshots of a module stay. */
  public static final int KEPT_COMMITS = 50;

  private final RemoteStore remote;
  private final DirectoryStore cache;
  private final boolean offline;
  private final AtomicBoolean saidOffline = new AtomicBoolean();
  private final Map<SnapshotKey, Entry> listed = new ConcurrentHashMap<>();

  /**
   * @param cache a directory for this remote store alone, which need not exist yet
   * @param offline whether the remote store must not be asked anything
   */
  public CachedStore(RemoteStore remote, Path cache, boolean offline) {
    this.remote = remote;
    this.cache = new DirectoryStore(cache, KEPT_COMMITS);
    this.offline = offline;
  }

  /**
   * The commits of the remote store, or else those in the directory.
   *
   * @return with the problem that the remote store was not asked, once
   */
  @Override
  public Listing commits(String module) {
    Listing here = cache.commits(module);
    if (offline) {
      return saidOffline.getAndSet(true)
          ? here
          : here.butFor("offline, so that only what was fetched earlier is known");
    }
    if (remote.isOutOfReach()) {
      return here;
    }
    Listing there = remote.commits(module);
    there.entries().forEach((commit, entry) -> listed.put(new SnapshotKey(commit, module), entry));
    return there.problem().isPresent() ? there.and(here) : there;
  }

  @Override
  public Names parts(String module) {
    return offline || remote.isOutOfReach() ? cache.parts(module) : remote.parts(module);
  }

  @Override
  public Stored read(String commit, String module) {
    boolean alone = offline || remote.isOutOfReach();
    if (alone || isCurrent(new SnapshotKey(commit, module))) {
      Stored here = cache.read(commit, module);
      if (alone || here instanceof Found) {
        return here;
      }
    }
    Stored there = remote.read(commit, module);
    if (there instanceof Found found) {
      cache.write(commit, module, found.content()); // if it cannot be, it is fetched again
    }
    return there;
  }

  /** Whether the directory has what the remote store listed; what it does not list may be newer. */
  private boolean isCurrent(SnapshotKey key) {
    Optional<Entry> here = cache.entry(key.commit(), key.module());
    Entry there = listed.get(key);
    return here.isPresent() && there != null && !differs(here.get(), there);
  }

  private static boolean differs(Entry here, Entry there) {
    boolean otherSize = there.size().isPresent() && !there.size().equals(here.size());
    boolean newer =
        there.written().isPresent()
            && here.written().isPresent()
            && here.written().get().isBefore(there.written().get());
    return otherSize || newer;
  }

  @Override
  public Writing write(String commit, String module, byte[] content) {
    if (isSpared()) {
      return new NotTried();
    }
    Writing writing = remote.write(commit, module, content);
    if (writing instanceof Kept) {
      long size = content.length + (long) Container.DIGEST_LENGTH;
      listed.put(
          new SnapshotKey(commit, module), new Entry(Optional.empty(), OptionalLong.of(size)));
      cache.write(commit, module, content);
    }
    return writing;
  }

  @Override
  public Writing delete(String commit, String module) {
    if (isSpared()) {
      return new NotTried();
    }
    Writing writing = remote.delete(commit, module);
    return writing instanceof Kept ? cache.delete(commit, module) : writing;
  }

  private boolean isSpared() {
    return offline || remote.isOutOfReach() || remote.isReadOnly();
  }

  /** Closes the remote store. */
  @Override
  public void close() {
    remote.close();
  }
}
