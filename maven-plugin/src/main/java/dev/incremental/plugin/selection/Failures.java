package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.ScopeRecord;
import dev.incremental.plugin.snapshot.ScopeType;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Which records a failed container has overtaken.
 *
 * <p>A test belongs to a container by its class, or because it ran in it when it was recorded, as a
 * test does in a suite.
 */
final class Failures {
  private final Snapshot snapshot;

  Failures(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** A container of the test that failed in the run of the record or after it. */
  Optional<String> since(TestRecord record) {
    for (Map.Entry<ContainerId, Instant> failed : snapshot.failedContainers().entrySet()) {
      if (!failed.getValue().isBefore(record.at()) && concerns(failed.getKey(), record)) {
        return Optional.of(failed.getKey().name());
      }
    }
    return Optional.empty();
  }

  private boolean concerns(ContainerId failed, TestRecord record) {
    return failed.holds(record.id())
        || (failed.execution().equals(record.id().execution()) && ranIn(failed.name(), record));
  }

  private boolean ranIn(String container, TestRecord record) {
    Indices uses = record.uses();
    return uses.stream()
        .mapToObj(snapshot.scopes()::get)
        .anyMatch(
            (ScopeRecord scope) ->
                scope.kind() == ScopeType.CONTAINER && scope.name().equals(container));
  }
}
