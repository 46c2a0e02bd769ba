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
  private final Map<Integer, BitSet> usedBy = new HashMap<>();
  private final BitSet byAll;
  private final BitSet all = new BitSet();
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
    this.uses = new HashMap<>();
    this.byAll = byAll;
    scopes.forEach(all::set);
    uses.forEach(
        (scope, used) -> {
          this.uses.put(scope, (BitSet) used.clone());
          used.stream()
              .forEach(each -> usedBy.computeIfAbsent(each, id -> new BitSet()).set(scope));
        });
  }

  /** A scope with all that it uses. */
  BitSet of(int scope) {
    BitSet known = closures.get(scope);
    if (known == null) {
      known = (BitSet) byAll.clone();
      known.set(scope);
      close(known, uses);
      closures.put(scope, known);
    }
    return known;
  }

  /** The scopes that use one, itself included. */
  BitSet users(int used) {
    BitSet known = users.get(used);
    if (known == null) {
      known = new BitSet();
      known.set(used);
      close(known, usedBy);
      known = known.intersects(byAll) ? all : known;
      users.put(used, known);
    }
    return known;
  }

  private static void close(BitSet seen, Map<Integer, BitSet> edges) {
    Deque<Integer> open = new ArrayDeque<>(seen.stream().boxed().toList());
    while (!open.isEmpty()) {
      BitSet fresh = (BitSet) edges.getOrDefault(open.pop(), NONE).clone();
      fresh.andNot(seen);
      seen.or(fresh);
      fresh.stream().forEach(open::push);
    }
  }
}
