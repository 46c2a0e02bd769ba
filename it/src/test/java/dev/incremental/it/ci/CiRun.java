package dev.incremental.it.ci;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of a job.
 *
 * @param green whether all its lines ended well
 * @param ran the tests that it ran
 */
record CiRun(String job, boolean green, String output, Set<String> ran) {
  /** The tests that several jobs ran. */
  static Set<String> all(List<CiRun> runs) {
    Set<String> all = new HashSet<>();
    runs.forEach(run -> all.addAll(run.ran()));
    return all;
  }
}
