package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedScope;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Makes the scopes that stand for what others ran to change a field. */
final class FieldLeftovers {
  private final SnapshotBuilder builder;
  private final Probes probes;
  private final Reach reach;
  private final Touches touches;
  private final ProjectTypes types;
  private final ClassEntries entries;
  private final Map<Integer, Integer> places;
  private final BitSet tests;
  private final Map<Left, Integer> made = new HashMap<>();

  /**
   * What a scope left.
   *
   * @param name of the method that changed the field
   * @param methods numbers of what may have run below it
   * @param names numbers of what that may have asked for
   * @param uses places of what else it used
   */
  private record Left(
      String name, BitSet methods, BitSet names, BitSet uses, NameEntries.Asker asker) {}

  /**
   * Begins.
   *
   * @param places of the fork's scopes in the snapshot
   * @param tests ids of those that are tests
   */
  FieldLeftovers(
      SnapshotBuilder builder,
      Reach reach,
      Probes probes,
      Touches touches,
      ProjectTypes types,
      ClassEntries entries,
      Map<Integer, Integer> places,
      BitSet tests) {
    this.builder = builder;
    this.probes = probes;
    this.reach = reach;
    this.touches = touches;
    this.types = types;
    this.entries = entries;
    this.places = places;
    this.tests = tests;
  }

  /**
   * The place of the scope of what one scope ran below the methods that changed a field.
   *
   * @param methods numbers of all methods that change it
   * @param used what the scope used by way of fields in methods with given numbers
   * @param asker as whom the scope asked for names
   */
  int place(
      RecordedScope scope,
      BitSet methods,
      Function<BitSet, SharedFields.Used> used,
      NameEntries.Asker asker) {
    BitSet touched = new BitSet();
    Indices.of(scope.touched()).addTo(touched);
    BitSet from = (BitSet) methods.clone();
    from.and(touched);
    Reach.Reached reached = reach.from(touched, from, own(scope.name()));
    BitSet names = new BitSet();
    touched.stream()
        .filter(number -> probes.of(number).isEmpty())
        .filter(number -> reached.outside() || touches.isValue(number))
        .forEach(names::set);
    String name = probes.of(from.nextSetBit(0)).map(Probes.Probe::name).orElse("");
    Left left =
        new Left(name, reached.numbers(), names, uses(scope, used.apply(reached.numbers())), asker);
    return made.computeIfAbsent(left, each -> builder.scope(record(each)));
  }

  /** What others left to the scope, and tests whose results it was given. */
  private BitSet uses(RecordedScope scope, SharedFields.Used used) {
    BitSet all = (BitSet) used.parts().clone();
    used.whole().stream().forEach(id -> all.set(Objects.requireNonNull(places.get(id))));
    for (int id : scope.uses()) {
      if (tests.get(id)) {
        all.set(Objects.requireNonNull(places.get(id)));
      }
    }
    return all;
  }

  private ScopeRecord record(Left left) {
    BitSet all = (BitSet) left.methods().clone();
    all.or(left.names());
    BitSet found = new BitSet();
    BitSet uses = (BitSet) left.uses().clone();
    for (int number : all.stream().toArray()) {
      Touches.Touch touch = touches.of(number, left.asker());
      touch.entries().addTo(found);
      for (int id : touch.scopes().stream().toArray()) {
        Integer place = places.get(id);
        if (place == null) {
          found.set(entries.unknowable("a scope that the recording lacks"));
        } else {
          uses.set(place);
        }
      }
    }
    return new ScopeRecord(ScopeType.STATE, left.name(), Indices.of(found), Indices.of(uses));
  }

  private Set<String> own(String scope) {
    int hash = scope.indexOf('#');
    return types.lineage(hash < 0 ? scope : scope.substring(0, hash));
  }
}
