package dev.incremental.plugin.store;

import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.snapshot.SnapshotPart;
import dev.incremental.plugin.snapshot.UnreadableSnapshotException;
import dev.incremental.plugin.store.Listing.Entry;
import dev.incremental.plugin.store.Stored.Found;
import dev.incremental.plugin.store.Stored.Unusable;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds out which snapshots of a module others are laid over, so that they stay as long as those.
 *
 * <p>What a snapshot is laid over stands in it alone, so it is read, but only where it is small: a
 * delta is published where it is a quarter of the whole snapshot at most, and then it is less than
 * half of its base too, since what the base lacks is in the delta. What cannot be read may be laid
 * over anything that was there before it.
 */
final class Bases {
  private final Function<String, Stored> store;
  private final Map<String, Below> read = new HashMap<>();

  /**
   * @param store reads the snapshot of a commit; each at most once
   */
  Bases(Function<String, Stored> store) {
    this.store = store;
  }

  /** What has to be there for a snapshot to be read. */
  private sealed interface Below {

    /** It is whole, or gone. */
    record Nothing() implements Below {}

    /** It is laid over the snapshot of a commit. */
    record Base(String commit) implements Below {}

    /** It cannot be told. */
    record Anything() implements Below {}
  }

  /**
   * Those that must not go.
   *
   * @param going what is to be deleted, by the full ids of the commits
   * @param staying all the rest of the same module
   */
  Set<String> among(Map<String, Entry> going, Map<String, Entry> staying) {
    long largest =
        going.values().stream()
            .mapToLong(each -> each.size().orElse(Long.MAX_VALUE))
            .max()
            .orElse(0);
    Set<String> spared = new HashSet<>();
    if (going.isEmpty()) {
      return spared;
    }
    staying.forEach(
        (commit, entry) -> {
          if (entry.size().orElse(0) <= largest / 2) {
            spare(read.computeIfAbsent(commit, this::below), entry, going, spared);
          }
        });
    return spared;
  }

  private static void spare(
      Below below, Entry upper, Map<String, Entry> going, Set<String> spared) {
    if (below instanceof Below.Base base && going.containsKey(base.commit())) {
      spared.add(base.commit());
    } else if (below instanceof Below.Anything) {
      going.forEach(
          (commit, entry) -> {
            if (!isLater(entry, upper)) {
              spared.add(commit);
            }
          });
    }
  }

  private static boolean isLater(Entry one, Entry other) {
    Instant then = other.written().orElse(Instant.MAX);
    return one.written().isPresent() && one.written().get().isAfter(then);
  }

  private Below below(String commit) {
    Stored stored = store.apply(commit);
    Stored plain =
        stored instanceof Found found ? SnapshotVerifier.unverified(found.content()) : stored;
    if (!(plain instanceof Found found)) {
      return plain instanceof Unusable ? new Below.Anything() : new Below.Nothing();
    }
    try {
      return new SnapshotCodec()
          .baseOf(found.content())
          .<Below>map(Below.Base::new)
          .orElseGet(Below.Nothing::new);
    } catch (UnreadableSnapshotException e) {
      return isPart(found.content())
          ? new Below.Nothing()
          : new Below.Anything(); // a newer version may know
    }
  }

  private static boolean isPart(byte[] content) {
    try {
      SnapshotPart.read(content);
      return true;
    } catch (UnreadableSnapshotException e) {
      return false;
    }
  }
}
