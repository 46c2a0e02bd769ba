package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.ScopeKind;
import java.util.BitSet;
import java.util.HashMap;
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
 * itself. Objects are not told apart further. Beyond a number of parts, the rest of a field's
 * counts as one: each of a thousand tests that use a memo would otherwise use the parts of all
 * before it.
 */
final class SharedFields {
  /** How many parts of scopes there may be in all, about: what uses them does so one by one. */
  private static final int PLACES = 16_384;

  private static final int LEAST_PLACES = 4;
  private static final int MOST_PLACES = 128;

  private final SortedMap<Integer, RecordedScope> scopes;
  private final FieldTraffic traffic;
  private final Closures closures;
  private final SharedObjects objects;
  private final Set<String> stateMethods;
  private final Probes probes;
  private final BitSet sources = new BitSet();
  private final BitSet containers = new BitSet();
  private final Map<FieldTraffic.Field, Parts> parts = new HashMap<>();
  private final Map<Used, Used> alike = new HashMap<>();
  private final int placesOfField;
  private final Map<Integer, Map<FieldTraffic.Field, Used>> found = new TreeMap<>();

  /** Finds the place in the snapshot of what a scope ran to change a field. */
  @FunctionalInterface
  interface Places {
    /**
     * The place.
     *
     * @param changed the field, with the methods that change it
     * @param used what of such kind the changer itself used in methods with given numbers
     * @param asOne whether it is to be the one place for all that the field has from here on
     */
    int of(RecordedScope changer, Changed changed, Function<BitSet, Used> used, boolean asOne);
  }

  /**
   * A field that is changed.
   *
   * @param name such as {@code a.B.rates}
   * @param methods numbers of the methods that change it
   */
  record Changed(String name, BitSet methods) {}

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

  /**
   * What scopes left in a field.
   *
   * @param changed the field, with the methods that change it and are no scopes of their own
   * @param known ids of the scopes whose part has its place
   * @param byPlace ids of those scopes, by the place
   */
  private record Parts(Changed changed, BitSet known, Map<Integer, BitSet> byPlace) {}

  /**
   * Looks through the scopes of a fork.
   *
   * @param objects which scopes have objects in common
   * @param stateMethods methods whose executions are scopes of their own
   */
  SharedFields(
      SortedMap<Integer, RecordedScope> scopes,
      FieldTraffic traffic,
      Closures closures,
      Probes probes,
      SharedObjects objects,
      Set<String> stateMethods) {
    this.scopes = scopes;
    this.traffic = traffic;
    this.closures = closures;
    this.probes = probes;
    this.objects = objects;
    this.stateMethods = stateMethods;
    for (RecordedScope scope : scopes.values()) {
      containers.set(scope.id(), scope.kind() == ScopeKind.CONTAINER);
      sources.set(scope.id(), scope.kind() == ScopeKind.TEST);
    }
    sources.or(containers);
    int each = PLACES / Math.max(1, traffic.changed());
    this.placesOfField = Math.max(LEAST_PLACES, Math.min(MOST_PLACES, each));
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
                : sharing.computeIfAbsent(field.owner(), owner -> objects.sharing(owner, reader));
        Used used = used(field, reader, others, places);
        if (!used.isEmpty()) {
          used = Objects.requireNonNullElse(alike.putIfAbsent(used, used), used);
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
    return new Parts(new Changed(field.name(), methods), new BitSet(), new TreeMap<>());
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
        .filter(changer -> runsAny(changer, ofField.changed().methods()))
        .forEach(
            changer -> {
              boolean asOne = ofField.byPlace().size() >= placesOfField;
              int place =
                  places.of(
                      changer, ofField.changed(), reached -> below(changer.id(), reached), asOne);
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
}
