package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedClass;
import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.ScopeKind;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Objects that a scope of one fork worked on and did not make: a cached context's, a running
 * thread's, what a library or the JDK holds.
 *
 * <p>A scope that ran methods of an object, while neither it nor any scope that it uses ran a
 * constructor of that class, has the object from elsewhere. It then uses every scope that ran one
 * before. Objects that come into being without a constructor have no such scope. What happens
 * outside tests and their containers, such as when the JVM ends, is nobody's result.
 */
final class ForeignObjects {
  private static final BitSet NONE = new BitSet();

  private final SortedMap<Integer, RecordedScope> scopes;
  private final Map<Integer, BitSet> uses;
  private final Map<Integer, ObjectTypes.Touched> touched = new HashMap<>();
  private final Map<Integer, BitSet> makers = new HashMap<>();
  private final BitSet ofAll = new BitSet();

  /**
   * Looks through the scopes of a fork.
   *
   * @param classes the recorded classes
   * @param scopes by id
   * @param uses ids of the scopes that each scope uses, by its id
   */
  ForeignObjects(
      List<RecordedClass> classes,
      SortedMap<Integer, RecordedScope> scopes,
      Map<Integer, BitSet> uses) {
    this.scopes = scopes;
    this.uses = uses;
    ObjectTypes types = new ObjectTypes(classes);
    for (RecordedScope scope : scopes.values()) {
      ObjectTypes.Touched ofScope = types.of(scope.touched());
      touched.put(scope.id(), ofScope);
      ofScope.made().stream()
          .forEach(type -> makers.computeIfAbsent(type, key -> new BitSet()).set(scope.id()));
      if (scope.kind() == ScopeKind.AMBIENT) {
        ofAll.set(scope.id());
      }
    }
  }

  /** Ids of the scopes that made what others worked on, by the ids of those that did. */
  Map<Integer, BitSet> makers() {
    Map<Integer, BitSet> found = new HashMap<>();
    int lastTest = -1;
    for (RecordedScope scope : scopes.values()) {
      BitSet makers = scope.kind() == ScopeKind.AMBIENT ? NONE : makersFor(scope, lastTest);
      if (!makers.isEmpty()) {
        found.put(scope.id(), makers);
      }
      lastTest = scope.kind() == ScopeKind.TEST ? scope.id() : lastTest;
    }
    return found;
  }

  /**
   * @param caller the test that called a method which is a scope; −1 for none
   */
  private BitSet makersFor(RecordedScope scope, int caller) {
    BitSet foreign = (BitSet) touched(scope.id()).workedOn().clone();
    foreign.andNot(touched(scope.id()).made());
    if (foreign.isEmpty()) {
      return NONE;
    }
    BitSet own = closureUntilMade(scope, caller, foreign);
    if (foreign.isEmpty()) {
      return NONE;
    }
    BitSet found = new BitSet();
    foreign.stream().forEach(type -> found.or(makers.getOrDefault(type, NONE)));
    if (scope.kind() != ScopeKind.CONTAINER) { // which goes on after others have begun
      found.clear(scope.id(), Math.max(scope.id(), found.length()));
    }
    found.andNot(own);
    return found;
  }

  private ObjectTypes.Touched touched(int id) {
    return touched.getOrDefault(id, ObjectTypes.Touched.NOTHING);
  }

  /**
   * The scope itself and all that it uses, directly or not, as far as it takes to see whether that
   * made everything.
   *
   * @param foreign types from which those made on the way are taken
   */
  private BitSet closureUntilMade(RecordedScope scope, int caller, BitSet foreign) {
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    add(seen, open, ofAll);
    BitSet first = new BitSet();
    first.set(scope.id());
    boolean called = scope.kind() != ScopeKind.TEST && scope.kind() != ScopeKind.CONTAINER;
    if (called && caller >= 0) {
      first.set(caller);
    }
    add(seen, open, first);
    while (!open.isEmpty() && !foreign.isEmpty()) {
      int next = open.pop();
      foreign.andNot(touched(next).made());
      add(seen, open, uses.getOrDefault(next, NONE));
    }
    return seen;
  }

  private static void add(BitSet seen, Deque<Integer> open, BitSet more) {
    BitSet fresh = (BitSet) more.clone();
    fresh.andNot(seen);
    seen.or(fresh);
    fresh.stream().forEach(open::push);
  }
}
