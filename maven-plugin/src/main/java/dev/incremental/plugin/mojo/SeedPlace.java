package dev.incremental.plugin.mojo;

import dev.incremental.plugin.fingerprint.HashCache;
import dev.incremental.plugin.git.GitRepository;
import dev.incremental.plugin.git.Reading;
import dev.incremental.plugin.store.DirectoryStore;
import dev.incremental.plugin.store.StoreAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where it is remembered what seeds were made from.
 *
 * @param root the repository's root, or the module's directory where there is no repository
 * @param directory the store's directory
 */
record SeedPlace(Path root, Path directory) {

  /**
   * The place of a module.
   *
   * @param store where the user keeps snapshots, if he says so
   */
  static SeedPlace of(Path base, @Nullable String store) throws UserProblem {
    Optional<Path> chosen =
        StoreLocation.of(store, base)
            .flatMap(
                each ->
                    each instanceof StoreAddress.Directory directory
                        ? Optional.of(directory.path())
                        : Optional.empty());
    Reading<GitRepository> opened = GitRepository.open(base);
    if (opened.problem().isPresent()) {
      return new SeedPlace(
          base, chosen.orElseGet(() -> base.resolve("target").resolve("incremental-store")));
    }
    try (GitRepository git = opened.asOptional().orElseThrow()) {
      return new SeedPlace(
          git.root(), chosen.orElseGet(() -> DirectoryStore.inside(git.commonDirectory())));
    }
  }

  /** Where a module's seeds are. */
  SeedRecords records(String module) {
    return new SeedRecords(directory.resolve("seeds").resolve(module.replaceAll("[^\\w.-]", "_")));
  }

  /** One of the files that are not committed, if there are any and there is a repository. */
  Optional<String> firstUncommitted() {
    Reading<GitRepository> opened = GitRepository.open(root);
    if (opened.problem().isPresent()) {
      return Optional.empty();
    }
    try (GitRepository git = opened.asOptional().orElseThrow()) {
      return git.firstUncommitted();
    }
  }

  /** Hashes of a module's files. */
  HashCache cache(String module) {
    return HashCache.open(directory.resolve("cache").resolve(module + ".hashes"));
  }
}
