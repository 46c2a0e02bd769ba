package dev.incremental.plugin.mojo;

import dev.incremental.plugin.store.RemoteStore;
import dev.incremental.plugin.store.SeedFiles;
import dev.incremental.plugin.store.SnapshotStore;
import dev.incremental.plugin.store.Stores;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where images of seeds are, as far as a build may use them.
 *
 * @param images empty where there is no such store, or it must not be asked now
 * @param where it is, for messages
 * @param publish whether images are to be put there
 * @param remote what has to be closed in the end
 */
record SeedStore(
    Optional<SnapshotStore> images, String where, boolean publish, Optional<RemoteStore> remote)
    implements AutoCloseable {

  /** How one gets there. */
  @FunctionalInterface
  interface Way {
    /**
     * Opens it; nothing is asked of it yet.
     *
     * @throws UserProblem if the parameters that say where it is are wrong
     */
    SeedStore open() throws UserProblem;
  }

  /**
   * The store that the user names.
   *
   * @param directory if it is on this machine's disks
   */
  static SeedStore of(Sharing sharing, Optional<Path> directory) {
    if (directory.isPresent()) {
      return new SeedStore(
          Optional.of(SeedFiles.in(directory.get())),
          directory.get().toString(),
          sharing.publish(),
          Optional.empty());
    }
    Optional<Sharing.Place> place = sharing.place().filter(each -> !each.offline());
    Optional<RemoteStore> remote = place.map(each -> Stores.remote(each.address(), each.access()));
    return new SeedStore(
        remote.map(each -> place.get().keys().over(each)),
        sharing.inWords(),
        sharing.publish(),
        remote);
  }

  @Override
  public void close() {
    remote.ifPresent(RemoteStore::close);
  }
}
