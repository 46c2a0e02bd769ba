package dev.incremental.plugin.mojo;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The branches on which everything runs.
 *
 * @param patterns names of branches, {@code *} standing for any characters
 */
record FullBranches(List<String> patterns) {
  FullBranches {
    patterns = List.copyOf(patterns);
  }

  static FullBranches none() {
    return new FullBranches(List.of());
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** Why everything is to run, if so. */
  Optional<String> everything(Collection<String> branches) {
    return branches.stream()
        .filter(
            branch -> patterns.stream().anyMatch(each -> Wildcards.matches(each.strip(), branch)))
        .findFirst()
        .map(branch -> "everything always runs on branch " + branch);
  }
}
