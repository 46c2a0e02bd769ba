package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the classes of which tests were seen to begin with a seed when they last ran. */
final class SeededClasses {
  private final Snapshot snapshot;
  private final boolean[] entries;
  private final boolean[] scopes;

  private SeededClasses(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.entries = new boolean[snapshot.entries().size()];
    this.scopes = new boolean[snapshot.scopes().size()];
  }

  /** The classes of those tests, and those around them. */
  static Set<ContainerId> in(Snapshot snapshot) {
    SeededClasses seeded = new SeededClasses(snapshot);
    return seeded.markEntries() ? seeded.found() : Set.of();
  }

  /** Marks seeds' notes and what implies one, which stands behind it; false if there is none. */
  private boolean markEntries() {
    EntryTable table = snapshot.entries();
    boolean any = false;
    for (int i = 0; i < entries.length; i++) {
      entries[i] = isNote(table, i) || any(table.implied(i), entries);
      any |= entries[i];
    }
    return any;
  }

  private static boolean isNote(EntryTable table, int entry) {
    return table.kind(entry) == DependencyKind.FILE
        && table.fingerprint(entry) != Fingerprint.ABSENT
        && SeedNote.seedOf(table.dependency(entry).name()).isPresent();
  }

  private Set<ContainerId> found() {
    while (spread()) {
      // scopes use each other in any order
    }
    Set<TestId> tests = new HashSet<>();
    for (List<TestRecord> records : snapshot.tests().values()) {
      TestRecord newest = records.get(0);
      if (any(newest.entries(), entries) || any(newest.uses(), scopes)) {
        tests.add(newest.id());
      }
    }
    return SetUpTimes.holders(tests);
  }

  private boolean spread() {
    boolean more = false;
    for (int i = 0; i < scopes.length; i++) {
      ScopeRecord scope = snapshot.scopes().get(i);
      if (!scopes[i] && (any(scope.entries(), entries) || any(scope.uses(), scopes))) {
        scopes[i] = true;
        more = true;
      }
    }
    return more;
  }

  private static boolean any(Indices indices, boolean[] marked) {
    for (int i = 0; i < indices.size(); i++) {
      if (marked[indices.get(i)]) {
        return true;
      }
    }
    return false;
  }
}
