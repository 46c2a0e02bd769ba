package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells classes with tests that begin with a seed from those that do not, by the newest records. Of
 * a test that is red nobody knows what it reached, so that a class may be neither.
 */
public final class SeededClasses {
  private final Snapshot snapshot;
  private final boolean[] entries;
  private final boolean[] scopes;
  private final Set<ContainerId> seeded;
  private final Set<ContainerId> unseeded;

  private SeededClasses(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.entries = new boolean[snapshot.entries().size()];
    this.scopes = new boolean[snapshot.scopes().size()];
    boolean any = markEntries();
    while (any && spread()) {
      // most scopes use such as stand behind them, and some do not
    }
    Set<TestId> reaching = new HashSet<>();
    Set<TestId> passed = new HashSet<>();
    Set<TestId> red = new HashSet<>();
    for (List<TestRecord> records : snapshot.tests().values()) {
      TestRecord newest = records.get(0);
      if (any(newest.entries(), entries) || any(newest.uses(), scopes)) {
        reaching.add(newest.id());
      } else if (newest.outcome() == TestOutcome.PASSED) {
        passed.add(newest.id());
      } else if (!newest.isGreen()) {
        red.add(newest.id());
      }
    }
    this.seeded = SetUpTimes.holders(reaching);
    this.unseeded = SetUpTimes.holders(passed);
    unseeded.removeAll(seeded);
    unseeded.removeAll(SetUpTimes.holders(red));
  }

  /** Those that a snapshot knows. */
  public static SeededClasses of(Snapshot snapshot) {
    return new SeededClasses(snapshot);
  }

  /** Whether some test of the class, or of one nested in it, began with a seed. */
  public boolean contain(ContainerId id) {
    return seeded.contains(id);
  }

  /** Whether tests of the class passed, none is red, and none began with a seed. */
  boolean surelyLack(ContainerId id) {
    return unseeded.contains(id);
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

  private boolean spread() {
    boolean more = false;
    for (int i = scopes.length - 1; i >= 0; i--) {
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
