package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Baseline;
import dev.incremental.plugin.snapshot.DeltaBase;
import dev.incremental.plugin.snapshot.Overlay;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.snapshot.UnreadableSnapshotException;
import dev.incremental.plugin.store.SnapshotStore;
import dev.incremental.plugin.store.Stored;
import dev.incremental.plugin.store.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts what is known of a module where later runs look for it. */
final class Storing {
  private final Memory memory;
  private final List<Baseline> baselines;
  private final BaselineChoice choice;
  private final List<String> notices = new ArrayList<>();
  private boolean published;

  /**
   * @param baselines the commits whose snapshots the new one is made of, the nearest first
   * @param choice which snapshots these could be
   */
  Storing(Memory memory, List<Baseline> baselines, BaselineChoice choice) {
    this.memory = memory;
    this.choice = choice;
    this.baselines = baselines;
  }

  /** What the user should know about what could not be kept. */
  List<String> notices() {
    return List.copyOf(notices);
  }

  /**
   * Keeps what is known for this work tree and, if it is that of a commit, for that; then publishes
   * it if the user wants that.
   *
   * @param known everything that is known
   * @param commit full id of the commit whose code ran; empty where it had uncommitted changes
   * @return whether later runs of this clone find it
   */
  boolean keep(Snapshot known, Optional<String> commit) {
    Snapshot all = choice.leavesSomethingAside() ? over(known, commit) : known;
    Snapshot ofCommit = all.ofCommit(commit.orElse(null));
    byte[] bytes = new SnapshotCodec().write(ofCommit);
    boolean kept =
        isKept(memory.store().writeLocal(memory.git().workTreeId(), memory.module(), bytes));
    if (kept && commit.isPresent()) {
      kept = isKept(memory.store().write(commit.get(), memory.module(), bytes));
    }
    publish(commit, memory.module(), commit.isEmpty() ? bytes : smallest(ofCommit, bytes));
    return kept;
  }

  /** What was left aside must not be lost: it is what this is going to replace. */
  private Snapshot over(Snapshot known, Optional<String> commit) {
    CommitSnapshots standing = new CommitSnapshots(memory);
    Snapshot all = known;
    for (Optional<Snapshot> each :
        List.of(
            commit.flatMap(id -> standing.of(new Baseline(id, 0, null))), standing.ofWorkTree())) {
      if (each.isPresent()) {
        all = Overlay.of(KnownUnder.forgettingUnlike(each.get(), all), all);
      }
    }
    notices.addAll(standing.notices());
    return all;
  }

  /** What the team has not got yet, where that is much less than everything. */
  private byte[] smallest(Snapshot known, byte[] whole) {
    if (!memory.sharing().publish() || memory.shared().isEmpty()) {
      return whole;
    }
    for (Baseline each : baselines) {
      Optional<DeltaBase> base = base(memory.shared().get(), each.commit());
      if (base.isPresent() && !base.get().commit().equals(known.commit())) {
        byte[] delta = new SnapshotCodec().writeDelta(known, base.get());
        return SnapshotCodec.pays(delta, whole) ? delta : whole;
      }
    }
    return whole;
  }

  /** A whole snapshot: that of a commit, or the one over which that is laid. */
  private Optional<DeltaBase> base(SnapshotStore shared, String commit) {
    SnapshotCodec codec = new SnapshotCodec();
    try {
      if (shared.read(commit, memory.module()) instanceof Stored.Found found) {
        Optional<String> below = codec.baseOf(found.content());
        Stored whole = below.isEmpty() ? found : shared.read(below.get(), memory.module());
        if (whole instanceof Stored.Found content) {
          return Optional.of(codec.readBase(content.content()));
        }
      }
    } catch (UnreadableSnapshotException e) {
      return Optional.empty(); // everything is published then
    }
    return Optional.empty();
  }

  /** Keeps one shard's part for whoever puts the parts together. */
  boolean keepPart(byte[] bytes, Optional<String> commit, String name) {
    boolean kept = commit.isEmpty() || isKept(memory.store().write(commit.get(), name, bytes));
    publish(commit, name, bytes);
    return kept;
  }

  /** Where it was put, as the end of a sentence. */
  String where(Optional<String> commit) {
    return commit
        .map(id -> " in the snapshot of " + id.substring(0, 7) + (published ? ", published" : ""))
        .orElse(" for this work tree, which has uncommitted changes");
  }

  private boolean isKept(Writing writing) {
    if (writing instanceof Writing.NotKept refused) {
      notices.add("What was recorded is lost: " + refused.reason());
      return false;
    }
    return true;
  }

  private void publish(Optional<String> commit, String name, byte[] bytes) {
    if (!memory.sharing().publish()) {
      return;
    }
    if (commit.isEmpty()) {
      notices.add(
          "Not published: the work tree has changes that are not committed"
              + memory.git().firstUncommitted().map(file -> ", such as " + file).orElse(""));
    } else if (memory.shared().isEmpty()) {
      notices.add("Not published: incremental.store names no store on another machine");
    } else {
      publish(memory.shared().get(), commit.get(), name, bytes);
    }
  }

  private void publish(SnapshotStore shared, String commit, String name, byte[] bytes) {
    Writing writing = shared.write(commit, name, bytes);
    if (writing instanceof Writing.NotKept refused) {
      notices.add("Not published: " + refused.reason());
    }
    published = writing instanceof Writing.Kept;
  }
}
