package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.FieldsOfClass;
import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.ScopeKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Which scopes of a fork may have an object in common.
 *
 * <p>An object is shared if a scope that both use made one of its class, and the later of them made
 * none of exactly that class itself.
 */
final class SharedObjects {
  private final SortedMap<Integer, RecordedScope> scopes;
  private final FieldTraffic traffic;
  private final Closures closures;
  private final ProjectTypes types;
  private final TestInstances instances;
  private final LeftBehind leftBehind;
  private final FieldAccesses accesses;
  private final Map<String, List<Made>> makersByOwner = new HashMap<>();
  private final Map<Integer, Set<String>> leftElsewhere = new HashMap<>();

  /** A class, and the scopes that made objects of it. */
  private record Made(String className, BitSet makers) {}

  /**
   * Looks through the scopes of a fork.
   *
   * @param instances which test classes hand objects on
   * @param leftBehind which objects of initialisers can be found by others
   */
  SharedObjects(
      SortedMap<Integer, RecordedScope> scopes,
      FieldTraffic traffic,
      Closures closures,
      ProjectTypes types,
      FieldAccesses accesses,
      TestInstances instances,
      LeftBehind leftBehind) {
    this.scopes = scopes;
    this.traffic = traffic;
    this.closures = closures;
    this.types = types;
    this.accesses = accesses;
    this.instances = instances;
    this.leftBehind = leftBehind;
  }

  /** Scopes that may have an object of a class in common with a reader of its fields. */
  BitSet sharing(String owner, int reader) {
    if (isOwnInstance(owner, reader)) {
      return new BitSet();
    }
    BitSet shared = new BitSet();
    for (Made made : makersByOwner().getOrDefault(owner, List.of())) {
      if (!made.makers().get(reader) || madeWithin(reader, made.makers(), made.className())) {
        BitSet found = (BitSet) made.makers().clone();
        found.and(closures.of(reader));
        found.stream().filter(maker -> isLeft(maker, made.className())).forEach(shared::set);
      }
    }
    shared.clear(reader);
    BitSet sharing = new BitSet();
    shared.stream()
        .filter(maker -> !isFresh(maker, owner))
        .forEach(maker -> sharing.or(closures.users(maker)));
    return sharing;
  }

  private boolean isLeft(int maker, String className) {
    RecordedScope scope = scopes.get(maker);
    return scope == null
        || scope.kind() != ScopeKind.INITIALISER
        || leftBehind.by(scope, className);
  }

  /** For each class: by each of its subclasses who ran its constructor. */
  private Map<String, List<Made>> makersByOwner() {
    if (makersByOwner.isEmpty()) {
      traffic
          .makers()
          .forEach(
              (name, makers) -> {
                for (String above : types.lineage(name)) {
                  makersByOwner
                      .computeIfAbsent(above, key -> new ArrayList<>())
                      .add(new Made(name, makers));
                }
              });
    }
    return makersByOwner;
  }

  /** Whether fields belong to the instance that a test has for itself. */
  private boolean isOwnInstance(String owner, int reader) {
    RecordedScope scope = scopes.get(reader);
    if (scope == null || scope.kind() != ScopeKind.TEST) {
      return false;
    }
    int hash = scope.name().indexOf('#');
    String testClass = hash < 0 ? scope.name() : scope.name().substring(0, hash);
    return types.lineage(testClass).contains(owner)
        && !instances.areShared(testClass)
        && !isMadeByInitialiser(owner, reader);
  }

  /** A base class of tests may keep an instance of itself for all. */
  private boolean isMadeByInitialiser(String owner, int reader) {
    BitSet used = closures.of(reader);
    return makersByOwner().getOrDefault(owner, List.of()).stream()
        .anyMatch(
            made ->
                made.makers().stream()
                    .filter(used::get)
                    .anyMatch(maker -> isInitialiser(maker) && isLeft(maker, made.className())));
  }

  private boolean isInitialiser(int maker) {
    RecordedScope scope = scopes.get(maker);
    return scope != null && scope.kind() == ScopeKind.INITIALISER;
  }

  /** Whether something that a test triggered, and others use as well, made such an object. */
  private boolean madeWithin(int reader, BitSet makers, String className) {
    for (int id = makers.nextSetBit(reader + 1); id >= 0; id = makers.nextSetBit(id + 1)) {
      RecordedScope scope = scopes.get(id);
      if (scope != null && scope.kind() == ScopeKind.TEST) {
        return false;
      }
      if (scope != null
          && scope.kind() != ScopeKind.CONTAINER
          && closures.of(reader).get(id)
          && isLeft(id, className)) {
        return true;
      }
    }
    return false;
  }

  /** Whether each test gets its own of what a container of tests makes. */
  private boolean isFresh(int maker, String className) {
    RecordedScope scope = scopes.get(maker);
    return scope != null
        && scope.kind() == ScopeKind.CONTAINER
        && !scope.name().isEmpty()
        && !instances.handOn(scope.name())
        && !leavesElsewhere(maker, scope.name(), className);
  }

  /**
   * Whether a container of tests may have left an object of a class in what it did not make: in a
   * static field, or in an object of which it made none.
   */
  private boolean leavesElsewhere(int maker, String testClass, String className) {
    Set<String> found =
        leftElsewhere.computeIfAbsent(
            maker, id -> leftBehind.reachableFrom(typesOfChanged(id, types.lineage(testClass))));
    return found.contains(FieldsOfClass.ANYTHING)
        || types.lineage(className).stream().anyMatch(found::contains);
  }

  /** What the fields refer to that a scope changed, but for those of some classes and its own. */
  private Set<String> typesOfChanged(int scope, Set<String> others) {
    return traffic.changedBy(scope).stream()
        .filter(field -> !others.contains(field.owner()))
        .filter(field -> field.isStatic() || !makes(scope, field.owner()))
        .flatMap(field -> accesses.typesOfField(field.owner(), field.name()).stream())
        .collect(Collectors.toSet());
  }

  private boolean makes(int scope, String className) {
    BitSet makers = traffic.makers().getOrDefault(className, new BitSet());
    return makers.get(scope) && !madeWithin(scope, makers, className);
  }
}
