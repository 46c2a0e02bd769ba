package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Baseline;
import dev.incremental.plugin.snapshot.Overlay;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.snapshot.UnreadableSnapshotException;
import dev.incremental.plugin.store.Listing;
import dev.incremental.plugin.store.SnapshotStore;
import dev.incremental.plugin.store.Stored;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The snapshots of commits, in this clone's own store and in the one that the team shares. */
final class CommitSnapshots {
  private final Memory memory;
  private final List<String> notices = new ArrayList<>();

  CommitSnapshots(Memory memory) {
    this.memory = memory;
  }

  /** What the user should know about what could not be used, so far. */
  List<String> notices() {
    return List.copyOf(notices);
  }

  /** The commits of which a snapshot is somewhere. */
  Set<String> commits() {
    Set<String> commits = new HashSet<>(list(memory.store()));
    memory.shared().ifPresent(shared -> commits.addAll(list(shared)));
    return commits;
  }

  private Set<String> list(SnapshotStore store) {
    Listing listing = store.commits(memory.module());
    listing.problem().ifPresent(this::notice);
    return listing.commits();
  }

  /** What is known of a commit; of what both stores have, this clone's own counts as newer. */
  Optional<Snapshot> of(Baseline baseline) {
    String what = "The snapshot of " + baseline.shortId();
    Optional<Snapshot> own =
        read(memory.store(), baseline.commit(), what + " in " + memory.directory());
    Optional<Snapshot> shared =
        memory
            .shared()
            .flatMap(
                store ->
                    read(store, baseline.commit(), what + " in " + memory.sharing().inWords()));
    return own.isPresent() && shared.isPresent()
        ? Optional.of(Overlay.of(KnownUnder.forgettingUnlike(shared.get(), own.get()), own.get()))
        : own.or(() -> shared);
  }

  /** What this work tree recorded of uncommitted code. */
  Optional<Snapshot> ofWorkTree() {
    return read(
        memory.store(),
        memory.store().readLocal(memory.git().workTreeId(), memory.module()),
        "This work tree's own snapshot in " + memory.directory());
  }

  private Optional<Snapshot> read(SnapshotStore store, String commit, String what) {
    return read(store, store.read(commit, memory.module()), what);
  }

  private Optional<Snapshot> read(SnapshotStore store, Stored stored, String what) {
    if (stored instanceof Stored.Unusable unusable) {
      unusable(what, unusable.reason());
    }
    if (stored instanceof Stored.Found found) {
      try {
        return Optional.of(new SnapshotCodec().read(found.content(), base -> content(store, base)));
      } catch (UnreadableSnapshotException e) {
        unusable(what, e.getMessage());
      }
    }
    return Optional.empty();
  }

  /** What a delta is laid over. */
  private Optional<byte[]> content(SnapshotStore store, String commit) {
    return store.read(commit, memory.module()) instanceof Stored.Found found
        ? Optional.of(found.content())
        : Optional.empty();
  }

  private void unusable(String what, @Nullable String reason) {
    notice(what + " cannot be used and will be recorded anew: " + reason);
  }

  private void notice(String sentence) {
    if (!notices.contains(sentence)) {
      notices.add(sentence);
    }
  }
}
