package dev.incremental.plugin.git;

import org.jspecify.annotations.Nullable;

/**
 * The commit that is checked out.
 *
 * @param commit its full id
 * @param branch the short name of the branch; null where the head is detached
 */
public record Head(String commit, @Nullable String branch) {

  /** The id as people write it. */
  public String shortId() {
    return Baseline.shortIdOf(commit);
  }
}
