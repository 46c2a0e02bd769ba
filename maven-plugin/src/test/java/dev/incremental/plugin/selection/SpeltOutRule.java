package dev.incremental.plugin.selection;

import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.ScopeType;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestRecord;
import java.util.BitSet;
import java.util.List;

/** Which tests may be left out, said once more and as plainly as possible. */
public final class SpeltOutRule {
  private final Snapshot snapshot;
  private final CurrentState state;

  public SpeltOutRule(Snapshot snapshot, CurrentState state) {
    this.snapshot = snapshot;
    this.state = state;
  }

  /** Whether the record that counts is believed, and of some believed record all is as it was. */
  public boolean mayBeLeftOut(List<TestRecord> records) {
    return isBelieved(records.get(0))
        && records.stream().anyMatch(each -> isBelieved(each) && isSame(each));
  }

  private boolean isBelieved(TestRecord record) {
    return record.isGreen()
        && snapshot.failedContainers().entrySet().stream()
            .noneMatch(
                failed ->
                    isAround(failed.getKey(), record) && !failed.getValue().isBefore(record.at()));
  }

  private boolean isAround(ContainerId container, TestRecord record) {
    boolean ranIn =
        record.uses().stream()
            .mapToObj(snapshot.scopes()::get)
            .anyMatch(
                scope ->
                    scope.kind() == ScopeType.CONTAINER && scope.name().equals(container.name()));
    return container.execution().equals(record.id().execution())
        && (ranIn || container.holds(record.id()));
  }

  private boolean isSame(TestRecord record) {
    BitSet scopes = new BitSet();
    record.uses().stream().forEach(use -> reach(use, scopes));
    BitSet entries = new BitSet();
    record.entries().stream().forEach(entry -> imply(entry, entries));
    scopes.stream()
        .flatMap(scope -> snapshot.scopes().get(scope).entries().stream())
        .forEach(entry -> imply(entry, entries));
    return entries.stream()
        .mapToObj(snapshot.entries()::get)
        .allMatch(
            entry ->
                entry.dependency().kind() != DependencyKind.UNKNOWABLE
                    && Fingerprint.same(entry.fingerprint(), state.of(entry.dependency())));
  }

  private void reach(int scope, BitSet reached) {
    if (!reached.get(scope)) {
      reached.set(scope);
      snapshot.scopes().get(scope).uses().stream().forEach(use -> reach(use, reached));
    }
  }

  private void imply(int entry, BitSet implied) {
    if (!implied.get(entry)) {
      implied.set(entry);
      snapshot.entries().implied(entry).stream().forEach(each -> imply(each, implied));
    }
  }
}
