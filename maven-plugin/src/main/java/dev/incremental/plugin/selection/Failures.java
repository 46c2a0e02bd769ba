package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.ScopeRecord;
import dev.incremental.plugin.snapshot.ScopeType;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestRecord;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

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
    if (snapshot.failedContainers().isEmpty()) {
      return Optional.empty();
    }
    return containers(record).stream().filter(name -> failedSince(name, record)).findFirst();
  }

  private boolean failedSince(String container, TestRecord record) {
    ContainerId id = new ContainerId(record.id().execution(), container);
    Instant failed = snapshot.failedContainers().get(id);
    return failed != null && !failed.isBefore(record.at());
  }

  /** Its class, the classes around that, what it ran in, and the engine. */
  private Set<String> containers(TestRecord record) {
    Set<String> names = new LinkedHashSet<>();
    String className = record.id().className();
    for (int end = className.length(); end > 0; end = className.lastIndexOf('$', end - 1)) {
      names.add(className.substring(0, end));
    }
    Indices uses = record.uses();
    for (int i = 0; i < uses.size(); i++) {
      ScopeRecord scope = snapshot.scopes().get(uses.get(i));
      if (scope.kind() == ScopeType.CONTAINER) {
        names.add(scope.name());
      }
    }
    names.add("");
    return names;
  }
}
