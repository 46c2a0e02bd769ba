package dev.incremental.agent.scope;

import dev.incremental.recording.Outcome;
import dev.incremental.recording.ScopeKind;
import java.util.BitSet;

/** A scope that is open in this JVM, or was. */
final class Scope {
  /** Number of the method whose execution this is; −1 for scopes that are no method's. */
  final int method;

  final int id;
  final ScopeKind kind;
  final Touches touches = new Touches();
  private final BitSet uses = new BitSet();
  private final BitSet writtenUses = new BitSet();
  private final long startNanos = System.nanoTime();

  /** Entries of the same method by the same thread while this is open. */
  int nested;

  /** The worst that was said of a part of it. */
  Outcome worst = Outcome.PASSED;

  Scope(int id, ScopeKind kind, int method) {
    this.id = id;
    this.kind = kind;
    this.method = method;
  }

  void use(Scope other) {
    use(other.id);
  }

  void use(int other) {
    if (other != id) {
      uses.set(other);
    }
  }

  boolean uses(int other) {
    return uses.get(other);
  }

  /** Uses all scopes with these ids but itself. */
  void useAll(BitSet ids) {
    boolean before = uses.get(id);
    uses.or(ids);
    uses.set(id, before);
  }

  int[] drainUses() {
    BitSet fresh = (BitSet) uses.clone();
    fresh.andNot(writtenUses);
    writtenUses.or(fresh);
    int[] ids = new int[fresh.cardinality()];
    int next = 0;
    for (int id = fresh.nextSetBit(0); id >= 0; id = fresh.nextSetBit(id + 1)) {
      ids[next++] = id;
    }
    return ids;
  }

  long millis() {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }

  /** Remembers a part's outcome, if it is worse than what is known. */
  void note(Outcome outcome) {
    if (severity(outcome) > severity(worst)) {
      worst = outcome;
    }
  }

  private static int severity(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> 0;
      case SKIPPED -> 1;
      case ABORTED -> 2;
      case UNFINISHED -> 3;
      case FAILED -> 4;
    };
  }
}
