package dev.incremental.plugin.snapshot;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that notes what a seed holds. Whoever begins with the seed reads it, so that recordings
 * tell which tests do.
 */
public final class SeedNote {
  private static final Pattern PATH = Pattern.compile("(?:^|/)tests-seed-([\\w.-]+)\\.txt$");

  private SeedNote() {}

  /** The seed of which a path is the note; empty where it is another file. */
  public static Optional<String> seedOf(String path) {
    Matcher note = PATH.matcher(path);
    return note.find() ? Optional.of(note.group(1)) : Optional.empty();
  }
}
