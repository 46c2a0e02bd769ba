package dev.incremental.plugin.store;

/**
 * Keeps the snapshots of commits, by commit and module, wherever that may be.
 *
 * <p>Commits go by their full ids, 40 or 64 hexadecimal digits. Nothing here throws for what may
 * happen to a disk or a network: the answer says what is wrong.
 */
public interface SnapshotStore {

  /** The commits that have a snapshot of a module. */
  Listing commits(String module);

  /** A snapshot, if there is one and it is whole. */
  Stored read(String commit, String module);

  /** Keeps a snapshot, in place of an earlier one of the same commit and module. */
  Writing write(String commit, String module, byte[] content);

  /** Removes a snapshot; that there is none is as good. */
  Writing delete(String commit, String module);
}
