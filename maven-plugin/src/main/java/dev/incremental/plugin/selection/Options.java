package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.TestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * What selection must be told besides content.
 *
 * @param now the moment of the run
 * @param maxAge how long a pass counts at most
 * @param settings the text that each value that must match has now, by name
 * @param unknownClasses test classes that are not as they were recorded, see {@link UnknownClasses}
 * @param always why a test runs whatever happens, in words; empty for most
 */
public record Options(
    Instant now,
    Duration maxAge,
    Map<String, String> settings,
    SortedSet<ContainerId> unknownClasses,
    Function<TestId, Optional<String>> always) {
  /** A week. */
  public static final Duration DEFAULT_MAX_AGE = Duration.ofDays(7);

  /** Options that let no test run whatever happens. */
  public Options(
      Instant now,
      Duration maxAge,
      Map<String, String> settings,
      SortedSet<ContainerId> unknownClasses) {
    this(now, maxAge, settings, unknownClasses, test -> Optional.empty());
  }
}
