package dev.incremental.plugin.snapshot;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a run of one plugin execution besides its recordings.
 *
 * @param execution the plugin execution
 * @param startedAt a moment before the first fork started
 * @param endedAt the moment of its records
 * @param extent how much of the execution it was
 * @param settings the text of each value that must match, by name; where there may be more such
 *     values next time, one of them must list the others
 * @param testClasses binary names of all classes of the test directories
 * @param elsewhere outermost ones among them whose tests another machine runs
 */
public record Run(
    String execution,
    Instant startedAt,
    Instant endedAt,
    Extent extent,
    Map<String, String> settings,
    Set<String> testClasses,
    Set<String> elsewhere) {

  /** How much of an execution a run is. */
  public enum Extent {
    /** It did not end regularly, or the user restricted which tests run. */
    PARTIAL,
    /** It ended regularly, and no one but us restricted which tests run. */
    WHOLE,
    /** The same, and none of the classes that we did not leave out holds a test. */
    EMPTY
  }
}
