package dev.incremental.plugin.mojo;

import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.store.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts what is known of a module where later runs look for it. */
final class Storing {
  private final Memory memory;
  private final List<String> notices = new ArrayList<>();
  private boolean published;

  Storing(Memory memory) {
    this.memory = memory;
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
    byte[] bytes = new SnapshotCodec().write(known.ofCommit(commit.orElse(null)));
    boolean kept =
        isKept(memory.store().writeLocal(memory.git().workTreeId(), memory.module(), bytes));
    if (kept && commit.isPresent()) {
      kept = isKept(memory.store().write(commit.get(), memory.module(), bytes));
    }
    publish(commit, memory.module(), bytes);
    return kept;
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

  /** Whether the team has it now. */
  boolean published() {
    return published;
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
      return;
    }
    if (memory.shared().isEmpty()) {
      notices.add("Not published: incremental.store names no store that is shared");
      return;
    }
    if (memory.shared().get().write(commit.get(), name, bytes) instanceof Writing.NotKept refused) {
      notices.add("Not published: " + refused.reason());
    } else {
      published = true;
    }
  }
}
