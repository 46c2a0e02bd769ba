package dev.incremental.plugin.mojo;

import dev.incremental.plugin.store.CachedStore;
import dev.incremental.plugin.store.SigningKeys;
import dev.incremental.plugin.store.SnapshotStore;
import dev.incremental.plugin.store.StoreAccess;
import dev.incremental.plugin.store.StoreAddress;
import dev.incremental.plugin.store.Stores;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What this run has to do with the team's snapshots.
 *
 * @param place where they are; empty where this clone keeps its own only
 * @param publish whether a commit's snapshot made here is to become the team's
 */
record Sharing(Optional<Place> place, boolean publish) {
  private static final String CACHES = "remote";

  /**
   * A store that is not on this machine.
   *
   * @param opened stores that modules of this build opened before: one that cannot be reached is
   *     complained of once
   */
  record Place(
      StoreAddress.Remote address,
      StoreAccess access,
      SigningKeys.Usable keys,
      boolean offline,
      Map<String, CachedStore> opened) {}

  /** Nothing. */
  static Sharing none() {
    return new Sharing(Optional.empty(), false);
  }

  /**
   * The store, if there is one; nothing is asked of it yet.
   *
   * @param directory of this clone's own snapshots, beside which those that were fetched stay
   */
  Optional<SnapshotStore> open(Path directory) {
    return place.map(
        each ->
            each.keys()
                .over(
                    each.opened()
                        .computeIfAbsent(
                            each.address() + " " + directory,
                            key ->
                                Stores.cached(
                                    each.address(),
                                    each.access(),
                                    directory.resolve(CACHES),
                                    each.offline()))));
  }

  /** Where the team's snapshots are, for messages. */
  String inWords() {
    return place.map(each -> each.address().inWords()).orElse("no store");
  }
}
