package dev.incremental.plugin.mojo;

import dev.incremental.plugin.store.SnapshotStore;
import java.util.Optional;

/**
 * What this run has to do with the team's snapshots.
 *
 * @param store where they are; empty where this clone keeps its own only
 * @param publish whether a commit's snapshot made here is to become the team's
 */
record Sharing(Optional<SnapshotStore> store, boolean publish) {

  /** Nothing. */
  static Sharing none() {
    return new Sharing(Optional.empty(), false);
  }
}
