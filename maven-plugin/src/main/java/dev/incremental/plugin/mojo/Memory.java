package dev.incremental.plugin.mojo;

import dev.incremental.plugin.fingerprint.HashCache;
import dev.incremental.plugin.git.GitRepository;
import dev.incremental.plugin.git.Reading;
import dev.incremental.plugin.store.DirectoryStore;
import dev.incremental.plugin.store.RunLock;
import dev.incremental.plugin.store.SnapshotStore;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where earlier runs are remembered: git, and a store beside it.
 *
 * @param git the repository that the module is in
 * @param directory the store's directory
 * @param module the module's key
 * @param sharing what the run has to do with the team's snapshots
 * @param shared the store that the team shares, if there is one
 */
record Memory(
    GitRepository git,
    Path directory,
    String module,
    Sharing sharing,
    Optional<SnapshotStore> shared)
    implements AutoCloseable {

  /**
   * Opens it.
   *
   * @param base the module's base directory
   * @param chosen the store's directory, if the user chose one
   */
  static Reading<Memory> open(Path base, Optional<Path> chosen, String module, Sharing sharing) {
    return GitRepository.open(base)
        .then(
            git -> {
              Path directory = chosen.orElseGet(() -> DirectoryStore.inside(git.commonDirectory()));
              return new Reading.Known<>(
                  new Memory(git, directory, module, sharing, sharing.open(directory)));
            });
  }

  DirectoryStore store() {
    return new DirectoryStore(directory);
  }

  HashCache cache() {
    return HashCache.open(directory.resolve("cache").resolve(module + ".hashes"));
  }

  RunLock.Attempt lock(String goal) {
    return RunLock.acquire(directory, git.workTreeId(), module, goal);
  }

  @Override
  public void close() {
    git.close();
  }
}
