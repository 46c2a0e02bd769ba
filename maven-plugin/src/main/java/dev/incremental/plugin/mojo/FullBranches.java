package dev.incremental.plugin.mojo;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
        .filter(branch -> patterns.stream().anyMatch(each -> matches(each, branch)))
        .findFirst()
        .map(branch -> "everything always runs on branch " + branch);
  }

  private static boolean matches(String pattern, String branch) {
    String expression =
        List.of(pattern.strip().split("\\*", -1)).stream()
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return branch.matches(expression);
  }
}
