package dev.incremental.plugin.store;

import dev.incremental.plugin.store.Listing.Entry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a store has of one commit and one module: the snapshot, and what shards left to be merged.
 *
 * @param commit full id
 * @param files what it consists of, by the names that the store has them under; not empty
 */
public record Holding(String commit, String module, Map<String, Entry> files) {

  public Holding {
    files = Map.copyOf(files);
  }

  /** Whether there is more than parts. */
  public boolean hasSnapshot() {
    return files.containsKey(module);
  }

  /** Bytes of all files, as far as the store knows. */
  public long size() {
    return files.values().stream().mapToLong(each -> each.size().orElse(0)).sum();
  }

  /** When the last of the files was written; empty where the store does not know. */
  public Optional<Instant> written() {
    boolean known = files.values().stream().allMatch(each -> each.written().isPresent());
    return known
        ? files.values().stream().flatMap(each -> each.written().stream()).max(Instant::compareTo)
        : Optional.empty();
  }
}
