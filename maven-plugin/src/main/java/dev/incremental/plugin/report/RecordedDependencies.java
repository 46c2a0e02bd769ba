package dev.incremental.plugin.report;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.ScopeRecord;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestId;
import dev.incremental.plugin.snapshot.TestRecord;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.stream.Stream;

/** What a snapshot says that tests depend on, by themselves or through what they use. */
final class RecordedDependencies {
  private final Snapshot snapshot;

  RecordedDependencies(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** All dependencies of the record that counts, each once. */
  Stream<Dependency> of(TestId test) {
    BitSet entries = new BitSet();
    for (TestRecord record : snapshot.records(test).stream().limit(1).toList()) {
      add(entries, record.entries());
      BitSet seen = new BitSet();
      Deque<Integer> open = new ArrayDeque<>();
      record.uses().stream().forEach(open::add);
      while (!open.isEmpty()) {
        int next = open.remove();
        if (!seen.get(next)) {
          seen.set(next);
          ScopeRecord scope = snapshot.scopes().get(next);
          add(entries, scope.entries());
          scope.uses().stream().forEach(open::add);
        }
      }
    }
    return entries.stream().mapToObj(snapshot.entries()::dependency);
  }

  private static void add(BitSet entries, Indices more) {
    more.stream().forEach(entries::set);
  }
}
