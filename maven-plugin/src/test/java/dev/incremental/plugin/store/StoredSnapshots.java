package dev.incremental.plugin.store;

import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.snapshot.SnapshotPart;
import dev.incremental.plugin.snapshot.UnreadableSnapshotException;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Snapshots and deltas as stores have them, as small as snapshots can be that deltas pay for. */
final class StoredSnapshots {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private StoredSnapshots() {}

  /** A whole snapshot of some kilobytes. */
  static byte[] whole(String commit) {
    return new SnapshotCodec().write(snapshot(commit, 0));
  }

  /** What is laid over the whole one of another commit. */
  static byte[] delta(String commit, String base) {
    try {
      SnapshotCodec codec = new SnapshotCodec();
      return codec.writeDelta(snapshot(commit, 1), codec.readBase(whole(base)));
    } catch (UnreadableSnapshotException e) {
      throw new AssertionError(e);
    }
  }

  /** What a shard left: a few bytes, or some kilobytes. */
  static byte[] part(String module, String commit, boolean small) {
    Snapshot run = small ? Snapshot.empty(NOW) : snapshot(commit, 0);
    return new SnapshotPart(module, 1, 2, new TreeMap<>(), "77ab01c2d3e4", Optional.of(commit), run)
        .write();
  }

  /** Whether a snapshot can be read with what a store has. */
  static boolean isReadable(SnapshotStore store, String commit, String module) {
    Function<String, Optional<byte[]>> read =
        each ->
            store.read(each, module) instanceof Stored.Found found
                ? Optional.of(found.content())
                : Optional.empty();
    try {
      return new SnapshotCodec().read(read.apply(commit).orElseThrow(), read).commit() != null;
    } catch (UnreadableSnapshotException e) {
      return false;
    }
  }

  private static Snapshot snapshot(String commit, long more) {
    Snapshot empty = Snapshot.empty(NOW);
    Random random = new Random(1);
    SortedMap<ContainerId, Long> known = new TreeMap<>();
    for (int i = 0; i < 300; i++) {
      known.put(new ContainerId("default-test", "a.Some" + i + "Test"), random.nextLong());
    }
    known.put(new ContainerId("default-test", "a.OtherTest"), more);
    return new Snapshot(
        empty.entries(),
        empty.scopes(),
        empty.tests(),
        known,
        empty.settings(),
        empty.failedContainers(),
        empty.setUps(),
        commit,
        NOW);
  }
}
