package dev.incremental.plugin.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the snapshots of commits, by commit and module, wherever that may be.
 *
 * <p>Commits go by their full ids, 40 or 64 hexadecimal digits. Nothing here throws for what may
 * happen to a disk or a network: the answer says what is wrong.
 */
public interface SnapshotStore {

  /** The commits that have a snapshot of a module. */
  Listing commits(String module);

  /**
   * The names under which there are parts of a module's snapshots, see {@link PartName}: none where
   * the store cannot list names.
   */
  Names parts(String module);

  /** A snapshot, if there is one and it is whole. */
  Stored read(String commit, String module);

  /** Keeps a snapshot, in place of an earlier one of the same commit and module. */
  Writing write(String commit, String module, byte[] content);

  /** Removes a snapshot; that there is none is as good. */
  Writing delete(String commit, String module);

  /** Removes snapshots of a module, one after the other up to the first that cannot be. */
  default Removal delete(Collection<String> commits, String module) {
    Set<String> removed = new HashSet<>();
    for (String commit : commits) {
      Writing writing = delete(commit, module);
      if (writing instanceof Writing.NotKept refused) {
        return new Removal(removed, Optional.of(refused.reason()));
      }
      if (writing instanceof Writing.NotTried) {
        return new Removal(removed, Optional.of("it could not be reached or written to before"));
      }
      removed.add(commit);
    }
    return new Removal(removed, Optional.empty());
  }
}
