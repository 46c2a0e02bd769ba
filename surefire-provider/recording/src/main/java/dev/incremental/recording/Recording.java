package dev.incremental.recording;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that one fork recorded.
 *
 * @param header facts of the JVM, such as {@code java.specification.version}
 * @param classes classes with probes, in the order in which they were loaded
 * @param names things asked for by name
 * @param scopes scopes in the order of their start
 * @param setUps how long set-up methods ran
 * @param poison why nothing here may be relied on, null if it may
 * @param complete whether the fork came to its regular end
 */
public record Recording(
    Map<String, String> header,
    List<RecordedClass> classes,
    List<RecordedName> names,
    List<RecordedScope> scopes,
    List<RecordedSetUp> setUps,
    @Nullable String poison,
    boolean complete) {

  /** Name of the fact when the fork began to record, in milliseconds since 1970. */
  public static final String STARTED = "started";

  /** When the fork began to record; empty where its header does not say so. */
  public Optional<Instant> startedAt() {
    try {
      return Optional.ofNullable(header.get(STARTED))
          .map(Long::parseLong)
          .map(Instant::ofEpochMilli);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
