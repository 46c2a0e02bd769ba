package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.ContainerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;

/**
 * What selection must be told besides content.
 *
 * @param now the moment of the run
 * @param maxAge how long a pass counts at most
 * @param settings the text that each value that must match has now, by name
 * @param unknownClasses test classes that are not as they were recorded, see {@link UnknownClasses}
 */
public record Options(
    Instant now,
    Duration maxAge,
    Map<String, String> settings,
    SortedSet<ContainerId> unknownClasses) {
  /** A week. */
  public static final Duration DEFAULT_MAX_AGE = Duration.ofDays(7);
}
