package dev.incremental.plugin.mojo;

import java.util.Optional;

/**
 * Which snapshots code may be compared with.
 *
 * @param revision the commit that the user wants to be it, or its nearest ancestor with a snapshot;
 *     empty for the one that is checked out
 * @param reproducible whether only what is the same on every machine counts: neither what this work
 *     tree recorded nor a snapshot of the very commit that is checked out, which the run of another
 *     shard may be about to replace
 */
record BaselineChoice(Optional<String> revision, boolean reproducible) {

  /** Whether what is known of the commit that is checked out may be among what does not count. */
  boolean leavesSomethingAside() {
    return reproducible || revision.isPresent();
  }
}
