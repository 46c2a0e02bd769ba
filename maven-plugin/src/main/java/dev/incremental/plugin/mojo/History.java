package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Baseline;
import dev.incremental.plugin.git.Reading;
import dev.incremental.plugin.snapshot.Overlay;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.snapshot.UnreadableSnapshotException;
import dev.incremental.plugin.store.DirectoryStore;
import dev.incremental.plugin.store.Listing;
import dev.incremental.plugin.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs left: the nearest ancestor's snapshot, with this work tree's own records over
 * it.
 *
 * @param snapshot everything known; empty where there is nothing
 * @param baseline the ancestor, if one has a snapshot
 * @param missing why no ancestor's snapshot is there; empty where one is
 * @param notices what the user should know about snapshots that could not be used
 */
record History(
    Snapshot snapshot,
    Optional<Baseline> baseline,
    Optional<String> missing,
    List<String> notices) {

  static History load(Memory memory, Instant now) {
    return new Loading(memory, now).load();
  }

  /** The same with something laid over it. */
  History with(Snapshot newer) {
    return new History(Overlay.of(snapshot, newer), baseline, missing, notices);
  }

  /** One attempt after the other, until a snapshot can be read. */
  private static final class Loading {
    private static final int ATTEMPTS = 5;

    private final Memory memory;
    private final DirectoryStore store;
    private final Instant now;
    private final List<String> notices = new ArrayList<>();

    Loading(Memory memory, Instant now) {
      this.memory = memory;
      this.store = memory.store();
      this.now = now;
    }

    History load() {
      Listing listing = store.commits(memory.module());
      listing.problem().ifPresent(notices::add);
      Set<String> commits = new HashSet<>(listing.commits());
      Reading<Baseline> baseline = memory.git().nearest(commits);
      Optional<Snapshot> committed = Optional.empty();
      for (int i = 0; i < ATTEMPTS && baseline.asOptional().isPresent(); i++) {
        Baseline nearest = baseline.asOptional().get();
        String commit = nearest.commit();
        committed =
            read(store.read(commit, memory.module()), "The snapshot of " + nearest.shortId());
        if (committed.isPresent()) {
          break;
        }
        commits.remove(commit);
        baseline = memory.git().nearest(commits);
      }
      return history(committed, baseline);
    }

    private History history(Optional<Snapshot> committed, Reading<Baseline> baseline) {
      Optional<Snapshot> local =
          read(
              store.readLocal(memory.git().workTreeId(), memory.module()),
              "This work tree's own snapshot");
      Snapshot older = committed.orElseGet(() -> Snapshot.empty(now));
      return new History(
          local.map(newer -> Overlay.of(older, newer)).orElse(older),
          committed.isPresent() ? baseline.asOptional() : Optional.empty(),
          committed.isPresent() ? Optional.empty() : baseline.problem(),
          List.copyOf(notices));
    }

    private Optional<Snapshot> read(Stored stored, String what) {
      if (stored instanceof Stored.Unusable unusable) {
        unusable(what, unusable.reason());
      }
      if (stored instanceof Stored.Found found) {
        try {
          return Optional.of(new SnapshotCodec().read(found.content()));
        } catch (UnreadableSnapshotException e) {
          unusable(what, e.getMessage());
        }
      }
      return Optional.empty();
    }

    private void unusable(String what, @Nullable String reason) {
      notices.add(
          what
              + " in "
              + memory.directory()
              + " cannot be used and will be recorded anew: "
              + reason);
    }
  }
}
