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
import java.util.TreeMap;
import java.util.function.Function;

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
  private final BitSet containers = new BitSet();
  private final LeftBehind leftBehind;
  private final Map<String, List<Made>> makersByOwner = new HashMap<>();
  private final Map<FieldTraffic.Field, Parts> parts = new HashMap<>();
  private final Map<Integer, Map<FieldTraffic.Field, Used>> found = new TreeMap<>();

  /** Finds the place in the snapshot of what a scope ran to change a field. */
  @FunctionalInterface
  interface Places {
    /**
     * The place.
     *
     * @param methods numbers of the methods that change the field
     * @param used what of such kind the changer itself used in methods with given numbers
     */
    int of(RecordedScope changer, BitSet methods, Function<BitSet, Used> used);
  }

  /**
   * What a scope uses.
   *
   * @param whole ids of scopes
   * @param parts places of parts of scopes
   */
  record Used(BitSet whole, BitSet parts) {
    Used() {
      this(new BitSet(), new BitSet());
    }

    void add(Used more) {
      whole.or(more.whole);
      parts.or(more.parts);
    }

    private boolean isEmpty() {
      return whole.isEmpty() && parts.isEmpty();
    }
  }

  /** A class, and the scopes that made objects of it. */
  private record Made(String className, BitSet makers) {}

  /**
   * What scopes left in a field.
   *
   * @param methods numbers of those that change it and are no scopes of their own
   * @param known ids of the scopes whose part has its place
   * @param byPlace ids of those scopes, by the place
   */
  private record Parts(BitSet methods, BitSet known, Map<Integer, BitSet> byPlace) {}

  /**
   * Looks through the scopes of a fork.
   *
   * @param instances which test classes hand objects on
   * @param stateMethods methods whose executions are scopes of their own
   * @param leftBehind which objects of initialisers can be found by others
   */
  SharedFields(
      SortedMap<Integer, RecordedScope> scopes,
      FieldTraffic traffic,
      Closures closures,
      Probes probes,
      ProjectTypes types,
      TestInstances instances,
      Set<String> stateMethods,
      LeftBehind leftBehind) {
    this.scopes = scopes;
    this.traffic = traffic;
    this.closures = closures;
    this.probes = probes;
    this.types = types;
    this.instances = instances;
    this.stateMethods = stateMethods;
    this.leftBehind = leftBehind;
    for (RecordedScope scope : scopes.values()) {
      containers.set(scope.id(), scope.kind() == ScopeKind.CONTAINER);
      sources.set(scope.id(), scope.kind() == ScopeKind.TEST);
    }
    sources.or(containers);
  }

  /**
   * Finds each use that no call shows.
   *
   * @return what scopes use, by their ids
   */
  Map<Integer, Used> find(Places places) {
    Map<Integer, Used> all = new TreeMap<>();
    for (int reader : scopes.keySet()) {
      Map<String, BitSet> sharing = new HashMap<>();
      for (FieldTraffic.Field field : traffic.readBy(reader)) {
        BitSet others =
            field.isStatic()
                ? sources
                : sharing.computeIfAbsent(field.owner(), owner -> sharing(owner, reader));
        Used used = used(field, reader, others, places);
        if (!used.isEmpty()) {
          found.computeIfAbsent(reader, id -> new HashMap<>()).put(field, used);
          all.computeIfAbsent(reader, id -> new Used()).add(used);
        }
      }
    }
    return all;
  }

  private Used used(FieldTraffic.Field field, int reader, BitSet others, Places places) {
    Used used = new Used();
    if (!others.intersects(field.changers())) {
      return used;
    }
    BitSet left = before(reader, field.changers());
    left.and(others);
    left.and(sources);
    left.andNot(closures.of(reader));
    if (left.isEmpty()) {
      return used;
    }
    Parts ofField = parts.computeIfAbsent(field, this::parts);
    addPlaces(ofField, left, places);
    ofField
        .byPlace()
        .forEach((place, changers) -> used.parts().set(place, left.intersects(changers)));
    used.whole().or(left);
    used.whole().and(field.changersByCaller());
    return used;
  }

  /** Whoever changed it from the reader on is no matter, but for containers, which go on. */
  private BitSet before(int reader, BitSet changers) {
    BitSet earlier = (BitSet) containers.clone();
    earlier.and(changers);
    earlier.or(changers.get(0, reader));
    return earlier;
  }

  /** Executions of methods that are scopes are used by those who read static fields. */
  private Parts parts(FieldTraffic.Field field) {
    BitSet methods = new BitSet();
    field.changing().stream()
        .filter(number -> !(field.isStatic() && isScope(number)))
        .forEach(methods::set);
    return new Parts(methods, new BitSet(), new TreeMap<>());
  }

  private boolean isScope(int number) {
    return probes.of(number).filter(probe -> stateMethods.contains(probe.name())).isPresent();
  }

  private void addPlaces(Parts ofField, BitSet changers, Places places) {
    BitSet unknown = (BitSet) changers.clone();
    unknown.andNot(ofField.known());
    ofField.known().or(unknown);
    unknown.stream()
        .mapToObj(id -> Objects.requireNonNull(scopes.get(id)))
        .filter(changer -> runsAny(changer, ofField.methods()))
        .forEach(
            changer -> {
              int place =
                  places.of(changer, ofField.methods(), reached -> below(changer.id(), reached));
              ofField.byPlace().computeIfAbsent(place, key -> new BitSet()).set(changer.id());
            });
  }

  /** What a scope used by way of fields that some of its methods read. */
  private Used below(int scope, BitSet reached) {
    Used used = new Used();
    found
        .getOrDefault(scope, Map.of())
        .forEach(
            (field, ofField) -> {
              if (field.isReadBy(reached)) {
                used.add(ofField);
              }
            });
    return used;
  }

  private static boolean runsAny(RecordedScope scope, BitSet methods) {
    for (int number : scope.touched()) {
      if (methods.get(number)) {
        return true;
      }
    }
    return false;
  }

  /** Scopes that may have an object of a class in common with a reader of its fields. */
  private BitSet sharing(String owner, int reader) {
    if (isOwnInstance(owner, reader)) {
      return new BitSet();
    }
    BitSet shared = new BitSet();
    for (Made made : makersByOwner().getOrDefault(owner, List.of())) {
      if (!made.makers().get(reader) || madeWithin(reader, made.makers())) {
        BitSet found = (BitSet) made.makers().clone();
        found.and(closures.of(reader));
        found.stream().filter(maker -> isLeft(maker, made.className())).forEach(shared::set);
      }
    }
    shared.clear(reader);
    BitSet sharing = new BitSet();
    shared.stream()
        .filter(maker -> !isFresh(maker))
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
    return types.lineage(testClass).contains(owner) && !instances.areShared(testClass);
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
