package dev.incremental.plugin.git;

import org.jspecify.annotations.Nullable;

/**
 * The commit that the code is compared with.
 *
 * @param commit its full id
 * @param distance how many commits the head has that this one has not; 0 for the head itself
 * @param branch a branch that holds it, the best known one; null where none is easily known
 */
public record Baseline(String commit, int distance, @Nullable String branch) {
  private static final int SHORT = 7;

  /** The id as people write it. */
  public String shortId() {
    return shortIdOf(commit);
  }

  static String shortIdOf(String commit) {
    return commit.substring(0, Math.min(SHORT, commit.length()));
  }
}
