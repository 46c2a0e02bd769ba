package dev.incremental.plugin.snapshot;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What scopes of one fork use, directly or not. */
final class Closures {
  private static final BitSet NONE = new BitSet();

  private final Map<Integer, BitSet> uses;
  private final BitSet byAll;
  private final Set<Integer> scopes;
  private final Map<Integer, BitSet> closures = new HashMap<>();
  private final Map<Integer, BitSet> users = new HashMap<>();

  /**
   * Begins.
   *
   * @param scopes ids of all
   * @param uses ids of the scopes that each uses
   * @param byAll ids of those that every scope uses
   */
  Closures(Set<Integer> scopes, Map<Integer, BitSet> uses, BitSet byAll) {
    this.scopes = scopes;
    this.uses = uses;
    this.byAll = byAll;
  }

  /** A scope with all that it uses. */
  BitSet of(int scope) {
    BitSet known = closures.get(scope);
    if (known == null) {
      known = close(scope);
      closures.put(scope, known);
    }
    return known;
  }

  private BitSet close(int scope) {
    BitSet seen = (BitSet) byAll.clone();
    seen.set(scope);
    Deque<Integer> open = new ArrayDeque<>(seen.stream().boxed().toList());
    while (!open.isEmpty()) {
      BitSet fresh = (BitSet) uses.getOrDefault(open.pop(), NONE).clone();
      fresh.andNot(seen);
      seen.or(fresh);
      fresh.stream().forEach(open::push);
    }
    return seen;
  }

  /** The scopes that use one, itself included. */
  BitSet users(int used) {
    BitSet known = users.get(used);
    if (known == null) {
      known = new BitSet();
      for (int scope : scopes) {
        if (of(scope).get(used)) {
          known.set(scope);
        }
      }
      users.put(used, known);
    }
    return known;
  }
}
