package dev.incremental.plugin.store;

import java.util.Optional;
import java.util.Set;

/**
 * The names under which a store has something.
 *
 * @param names as many as could be listed
 * @param problem why that may not be all, as a clause for the user
 */
public record Names(Set<String> names, Optional<String> problem) {

  public Names {
    names = Set.copyOf(names);
  }

  static Names of(Set<String> names) {
    return new Names(names, Optional.empty());
  }

  static Names failed(String problem) {
    return new Names(Set.of(), Optional.of(problem));
  }
}
