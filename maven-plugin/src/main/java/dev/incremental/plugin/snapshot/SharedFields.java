package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.ScopeKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

/**
 * What one scope of a fork leaves to later ones in fields: of classes, and of objects that both
 * have from a third.
 *
 * <p>Whoever reads a field uses what earlier scopes ran to change it: what the changing method may
 * have reached, and all of the scope where the value came with the method's arguments. An object is
 * shared if a scope that both use made one of its class, and the reader made none of that class
 * itself. Objects are not told apart further.
 */
final class SharedFields {
  private final SortedMap<Integer, RecordedScope> scopes;
  private final FieldTraffic traffic;
  private final Closures closures;
  private final ProjectTypes types;
  private final TestInstances instances;
  private final Set<String> stateMethods;
  private final Probes probes;
  private final BitSet sources = new BitSet();
  private final BitSet tests = new BitSet();
  private final Map<String, List<BitSet>> makersByOwner = new HashMap<>();

  /** Finds the place in the snapshot of what a scope ran to change a field. */
  @FunctionalInterface
  interface Places {
    /**
     * The place.
     *
     * @param methods numbers of the methods that change the field
     */
    int of(RecordedScope changer, BitSet methods);
  }

  /**
   * What scopes use, by their ids.
   *
   * @param whole ids of scopes
   * @param parts places of parts of scopes
   */
  record Uses(Map<Integer, BitSet> whole, Map<Integer, BitSet> parts) {}

  /**
   * Looks through the scopes of a fork.
   *
   * @param instances which test classes hand objects on
   * @param stateMethods methods whose executions are scopes of their own
   */
  SharedFields(
      SortedMap<Integer, RecordedScope> scopes,
      FieldTraffic traffic,
      Closures closures,
      Probes probes,
      ProjectTypes types,
      TestInstances instances,
      Set<String> stateMethods) {
    this.scopes = scopes;
    this.traffic = traffic;
    this.closures = closures;
    this.probes = probes;
    this.types = types;
    this.instances = instances;
    this.stateMethods = stateMethods;
    for (RecordedScope scope : scopes.values()) {
      if (scope.kind() == ScopeKind.TEST || scope.kind() == ScopeKind.CONTAINER) {
        sources.set(scope.id());
      }
      tests.set(scope.id(), scope.kind() == ScopeKind.TEST);
    }
  }

  /** Finds each use that no call shows. */
  Uses find(Places places) {
    Uses found = new Uses(new HashMap<>(), new HashMap<>());
    for (FieldTraffic.Field field : traffic.shared()) {
      find(field, places, found);
    }
    return found;
  }

  private void find(FieldTraffic.Field field, Places places, Uses found) {
    Map<Integer, BitSet> leftTo = leftTo(field);
    BitSet methods = unrecorded(field);
    BitSet changers = new BitSet();
    leftTo.values().forEach(changers::or);
    changers.andNot(field.changersByCaller);
    Map<Integer, BitSet> byPlace = new HashMap<>();
    if (!methods.isEmpty()) {
      changers.stream()
          .filter(changer -> runsAny(changer, methods))
          .forEach(
              changer ->
                  byPlace
                      .computeIfAbsent(
                          places.of(Objects.requireNonNull(scopes.get(changer)), methods),
                          place -> new BitSet())
                      .set(changer));
    }
    leftTo.forEach(
        (reader, left) -> {
          byPlace.forEach(
              (place, of) -> {
                if (left.intersects(of)) {
                  found.parts().computeIfAbsent(reader, id -> new BitSet()).set(place);
                }
              });
          left.and(field.changersByCaller);
          if (!left.isEmpty()) {
            found.whole().computeIfAbsent(reader, id -> new BitSet()).or(left);
          }
        });
  }

  /** Ids of the scopes that left something in a field, by those of its readers. */
  private Map<Integer, BitSet> leftTo(FieldTraffic.Field field) {
    Map<Integer, BitSet> found = new HashMap<>();
    BitSet changers = (BitSet) field.changers.clone();
    changers.and(sources);
    for (int reader : field.readers.stream().toArray()) {
      BitSet left = before(reader, changers);
      left.andNot(closures.of(reader));
      if (!left.isEmpty() && !field.isStatic) {
        left.and(sharing(field, reader));
      }
      if (!left.isEmpty()) {
        found.put(reader, left);
      }
    }
    return found;
  }

  private boolean runsAny(int scope, BitSet methods) {
    for (int number : Objects.requireNonNull(scopes.get(scope)).touched()) {
      if (methods.get(number)) {
        return true;
      }
    }
    return false;
  }

  /** Earlier scopes, and containers, which go on after others have begun. */
  private BitSet before(int reader, BitSet changers) {
    BitSet earlier = (BitSet) changers.clone();
    for (int id = earlier.nextSetBit(reader); id >= 0; id = earlier.nextSetBit(id + 1)) {
      RecordedScope scope = scopes.get(id);
      if (scope == null || scope.kind() != ScopeKind.CONTAINER) {
        earlier.clear(id);
      }
    }
    return earlier;
  }

  /** Changing methods without a scope of their own. */
  private BitSet unrecorded(FieldTraffic.Field field) {
    BitSet methods = (BitSet) field.methods.clone();
    field.methods.stream()
        .filter(
            number -> probes.of(number).filter(p -> stateMethods.contains(p.name())).isPresent())
        .forEach(methods::clear);
    return methods;
  }

  /**
   * Scopes that may have an object of the field's class in common with a reader. What another test
   * made is found where one has none of one's own.
   */
  private BitSet sharing(FieldTraffic.Field field, int reader) {
    if (isOwnInstance(field, reader)) {
      return new BitSet();
    }
    BitSet shared = new BitSet();
    boolean hasItsOwn = false;
    for (BitSet makers : makersByOwner.computeIfAbsent(field.owner, this::makersOf)) {
      if (!makers.get(reader) || madeWithin(reader, makers)) {
        shared.or(makers);
      } else {
        hasItsOwn = true;
      }
    }
    shared.and(closures.of(reader));
    if (hasItsOwn) {
      shared.andNot(tests);
    }
    shared.clear(reader);
    BitSet sharing = new BitSet();
    shared.stream()
        .filter(maker -> !isFresh(maker))
        .forEach(maker -> sharing.or(closures.users(maker)));
    return sharing;
  }

  /** By each class that has the field: who ran its constructor. */
  private List<BitSet> makersOf(String owner) {
    List<BitSet> found = new ArrayList<>();
    traffic
        .makers()
        .forEach(
            (name, makers) -> {
              if (types.lineage(name).contains(owner)) {
                found.add(makers);
              }
            });
    return found;
  }

  /** Whether a field belongs to the instance that a test has for itself. */
  private boolean isOwnInstance(FieldTraffic.Field field, int reader) {
    RecordedScope scope = scopes.get(reader);
    if (scope == null || scope.kind() != ScopeKind.TEST) {
      return false;
    }
    int hash = scope.name().indexOf('#');
    String testClass = hash < 0 ? scope.name() : scope.name().substring(0, hash);
    return types.lineage(testClass).contains(field.owner) && !instances.areShared(testClass);
  }

  /** Whether something that a test triggered, and others use as well, made such an object. */
  private boolean madeWithin(int reader, BitSet makers) {
    for (int id = makers.nextSetBit(reader + 1); id >= 0; id = makers.nextSetBit(id + 1)) {
      RecordedScope scope = scopes.get(id);
      if (scope != null && scope.kind() == ScopeKind.TEST) {
        return false;
      }
      if (scope != null && scope.kind() != ScopeKind.CONTAINER && closures.of(reader).get(id)) {
        return true;
      }
    }
    return false;
  }

  /** Whether each test gets its own of what a container of tests makes. */
  private boolean isFresh(int maker) {
    RecordedScope scope = scopes.get(maker);
    return scope != null
        && scope.kind() == ScopeKind.CONTAINER
        && !scope.name().isEmpty()
        && !instances.handOn(scope.name());
  }
}
