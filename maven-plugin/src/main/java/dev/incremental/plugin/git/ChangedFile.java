package dev.incremental.plugin.git;

import org.jspecify.annotations.Nullable;

/**
 * A file that is not what it was at the baseline.
 *
 * @param path relative to the repository's root, with {@code /}
 * @param kind what happened to it
 * @param source how far the change has come on its way into a commit
 * @param from the former path of a renamed file; null for any other
 */
public record ChangedFile(String path, Kind kind, Source source, @Nullable String from) {

  /** What happened to a file. */
  public enum Kind {
    ADDED,
    MODIFIED,
    DELETED,
    RENAMED
  }

  /** How far a change has come on its way into a commit. */
  public enum Source {
    /** Differs between the baseline and the head. */
    COMMITTED,
    /** Differs between the head and the index. */
    STAGED,
    /** Differs between the index and the work tree. */
    UNSTAGED,
    /** In the work tree only, and not ignored. */
    UNTRACKED
  }

  static ChangedFile of(String path, Kind kind, Source source) {
    return new ChangedFile(path, kind, source, null);
  }
}
