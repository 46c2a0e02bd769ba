package dev.incremental.plugin.store;

import java.util.Optional;
import java.util.Set;

/**
 * How deleting some snapshots ended.
 *
 * @param removed full ids of the commits whose snapshots are gone
 * @param problem why not all are, or why others may still look for them, as a clause for the user
 */
public record Removal(Set<String> removed, Optional<String> problem) {

  public Removal {
    removed = Set.copyOf(removed);
  }
}
