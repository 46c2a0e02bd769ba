package dev.incremental.plugin.store;

import java.util.Optional;
import java.util.Set;

/**
 * The commits that a store has.
 *
 * @param commits full ids; as many as could be listed
 * @param problem why that may not be all, as a clause for the user
 */
public record Listing(Set<String> commits, Optional<String> problem) {

  static Listing of(Set<String> commits) {
    return new Listing(commits, Optional.empty());
  }

  static Listing failed(String problem) {
    return new Listing(Set.of(), Optional.of(problem));
  }
}
