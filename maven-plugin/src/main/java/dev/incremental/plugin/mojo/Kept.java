package dev.incremental.plugin.mojo;

import dev.incremental.plugin.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What was kept of a run.
 *
 * @param recorded how many tests were recorded
 * @param finished whether all forks ended as they should
 * @param stored whether they are in the store
 * @param where where that is, as the end of a sentence
 * @param known everything that is known now; empty where keeping it failed
 * @param notices sentences for the user
 * @param problem what prevented it, for the debug log
 */
record Kept(
    int recorded,
    boolean finished,
    boolean stored,
    String where,
    Optional<Snapshot> known,
    List<String> notices,
    Optional<Exception> problem) {
  /** Nothing, because keeping it failed. */
  static Kept nothing(Exception why) {
    String notice = "What was recorded could not be kept, and counts as not run: " + why;
    return new Kept(0, false, false, "", Optional.empty(), List.of(notice), Optional.of(why));
  }

  /** For the user, without a full stop. */
  String sentence() {
    if (!finished && recorded == 0) {
      return "The run did not finish and no test was recorded: what was to run stays selected";
    }
    String tests = recorded == 1 ? "1 test" : recorded + " tests";
    return finished
        ? "Recorded " + tests + where
        : "The run did not finish: recorded " + tests + where + "; what did not end stays selected";
  }
}
