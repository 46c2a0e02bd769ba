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
 * @param whole whether it ended regularly and no one but us restricted which tests run
 * @param settings the text of each value that must match, by name; where there may be more such
 *     values next time, one of them must list the others
 * @param testClasses binary names of all classes of the test directories
 */
public record Run(
    String execution,
    Instant startedAt,
    Instant endedAt,
    boolean whole,
    Map<String, String> settings,
    Set<String> testClasses) {}
