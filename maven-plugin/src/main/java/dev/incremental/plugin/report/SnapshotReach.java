package dev.incremental.plugin.report;

import dev.incremental.plugin.snapshot.EntryTable;
import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.ScopeRecord;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestRecord;
import java.util.BitSet;

/**
 * Which entries of a snapshot count for a test: what it touched by itself or through what it uses,
 * and all that this implies.
 *
 * <p>Tests that follow each other mostly use the same scopes, so that what these touched is kept
 * until other ones are asked for.
 */
final class SnapshotReach {
  private final Snapshot snapshot;
  private Indices lastUses = Indices.NONE;
  private BitSet lastScopes = new BitSet();
  private BitSet ofLastScopes = new BitSet();

  SnapshotReach(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** The entries of a record. */
  BitSet of(TestRecord test) {
    BitSet reached = (BitSet) ofScopes(test.uses()).clone();
    test.entries().stream().forEach(reached::set);
    imply(reached);
    return reached;
  }

  private BitSet ofScopes(Indices uses) {
    if (uses.equals(lastUses)) {
      return ofLastScopes;
    }
    BitSet scopes = scopes(uses);
    lastUses = uses;
    if (!scopes.equals(lastScopes)) {
      lastScopes = scopes;
      ofLastScopes = new BitSet();
      for (int i = scopes.nextSetBit(0); i >= 0; i = scopes.nextSetBit(i + 1)) {
        set(ofLastScopes, snapshot.scopes().get(i).entries());
      }
    }
    return ofLastScopes;
  }

  private BitSet scopes(Indices uses) {
    BitSet seen = new BitSet();
    int[] open = new int[snapshot.scopes().size()];
    int size = add(uses, seen, open, 0);
    while (size > 0) {
      ScopeRecord scope = snapshot.scopes().get(open[--size]);
      size = add(scope.uses(), seen, open, size);
    }
    return seen;
  }

  private static int add(Indices uses, BitSet seen, int[] open, int size) {
    int end = size;
    for (int i = 0; i < uses.size(); i++) {
      int scope = uses.get(i);
      if (!seen.get(scope)) {
        seen.set(scope);
        open[end++] = scope;
      }
    }
    return end;
  }

  /** An entry implies only such as stand before it, so one pass from the end suffices. */
  private void imply(BitSet reached) {
    EntryTable entries = snapshot.entries();
    for (int i = reached.length() - 1; i >= 0; i = reached.previousSetBit(i - 1)) {
      set(reached, entries.implied(i));
    }
  }

  private static void set(BitSet bits, Indices indices) {
    for (int i = 0; i < indices.size(); i++) {
      bits.set(indices.get(i));
    }
  }
}
