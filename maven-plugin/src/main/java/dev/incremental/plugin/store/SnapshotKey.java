package dev.incremental.plugin.store;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a snapshot goes by in stores that know no directories. */
record SnapshotKey(String commit, String module) {
  static final String SUFFIX = ".json.gz";
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  /** Whether a text is the full id of a commit, and so safe in any name. */
  static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  /** A clause for those who ask for something else. */
  static String noCommit(String text) {
    return "'" + text + "' is not the full id of a commit";
  }

  /** Where a module's snapshots are, with a slash at the end and none before it. */
  static String directory(String module) {
    return ModuleKey.fileName(module) + "/";
  }

  /** The commit that a file below {@link #directory} belongs to, if it is a snapshot. */
  static Optional<String> commitOf(String fileName) {
    return Optional.of(fileName)
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .filter(SnapshotKey::isCommit);
  }

  String path() {
    return directory(module) + commit + SUFFIX;
  }
}
