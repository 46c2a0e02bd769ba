package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedScope;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Makes the scopes that stand for what others ran to change a field. */
final class FieldLeftovers {
  /** Scopes are asked for one after the other, each for many fields. */
  private static final int RANGES_KEPT = 64;

  private final SnapshotBuilder builder;
  private final Probes probes;
  private final Reach reach;
  private final Touches touches;
  private final ProjectTypes types;
  private final ClassEntries entries;
  private final Map<Integer, Integer> places;
  private final BitSet tests;
  private final Map<Left, Integer> made = new HashMap<>();
  private final Map<String, Rest> rests = new HashMap<>();
  private final Map<Integer, Range> ranges =
      new LinkedHashMap<>(RANGES_KEPT, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Range> eldest) {
          return size() > RANGES_KEPT;
        }
      };

  /**
   * What a scope left.
   *
   * @param name of the method that changed the field
   * @param methods numbers of what may have run below it
   * @param names numbers of what that may have asked for
   * @param uses places of what else it used
   */
  private record Left(
      String name, Indices methods, Indices names, Indices uses, NameEntries.Asker asker) {}

  /** What a scope ran, and what of it whatever was called. */
  private record Range(BitSet touched, Reach.Reached anyway) {}

  /** What several scopes left in a field. */
  private static final class Rest {
    private final int place;
    private final String name;
    private final BitSet found = new BitSet();
    private final BitSet uses = new BitSet();
    private final Map<NameEntries.Asker, BitSet> known = new EnumMap<>(NameEntries.Asker.class);

    Rest(int place, String name) {
      this.place = place;
      this.name = name;
    }

    ScopeRecord record() {
      uses.clear(place);
      return new ScopeRecord(ScopeType.STATE, name, Indices.of(found), Indices.of(uses));
    }
  }

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
   * @param used what the scope used by way of fields in methods with given numbers
   * @param asOne whether all that is asked for in this way of that field is to be one scope
   * @param asker as whom the scope asked for names
   */
  int place(
      RecordedScope scope,
      SharedFields.Changed changed,
      Function<BitSet, SharedFields.Used> used,
      boolean asOne,
      NameEntries.Asker asker) {
    Range range = ranges.computeIfAbsent(scope.id(), id -> range(scope));
    BitSet from = (BitSet) changed.methods().clone();
    from.and(range.touched());
    Reach.Reached reached = reach.from(range.anyway(), range.touched(), from);
    BitSet names = new BitSet();
    range.touched().stream()
        .filter(number -> probes.of(number).isEmpty())
        .filter(number -> reached.outside() || touches.isValue(number))
        .forEach(names::set);
    String name = probes.of(from.nextSetBit(0)).map(Probes.Probe::name).orElse("");
    BitSet uses = uses(scope, used.apply(reached.numbers()));
    if (asOne) {
      names.or(reached.numbers());
      return rest(changed.name(), name, names, uses, asker);
    }
    Left left =
        new Left(name, Indices.of(reached.numbers()), Indices.of(names), Indices.of(uses), asker);
    return made.computeIfAbsent(left, each -> builder.scope(record(each)));
  }

  private Range range(RecordedScope scope) {
    BitSet touched = new BitSet();
    Indices.of(scope.touched()).addTo(touched);
    return new Range(touched, reach.anyway(touched, own(scope.name())));
  }

  private int rest(
      String field, String method, BitSet numbers, BitSet uses, NameEntries.Asker asker) {
    Rest rest =
        rests.computeIfAbsent(
            field,
            key ->
                new Rest(
                    builder.scope(
                        new ScopeRecord(ScopeType.STATE, method, Indices.NONE, Indices.NONE)),
                    method));
    BitSet known = rest.known.computeIfAbsent(asker, key -> new BitSet());
    numbers.andNot(known);
    known.or(numbers);
    gather(numbers, asker, rest.found, rest.uses);
    rest.uses.or(uses);
    return rest.place;
  }

  /** Ends: no place is asked for any more. */
  void finish() {
    rests.values().forEach(each -> builder.scope(each.place, each.record()));
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
    BitSet all = new BitSet();
    left.methods().addTo(all);
    left.names().addTo(all);
    BitSet found = new BitSet();
    BitSet uses = new BitSet();
    left.uses().addTo(uses);
    gather(all, left.asker(), found, uses);
    return new ScopeRecord(ScopeType.STATE, left.name(), Indices.of(found), Indices.of(uses));
  }

  private void gather(BitSet numbers, NameEntries.Asker asker, BitSet found, BitSet uses) {
    for (int number : numbers.stream().toArray()) {
      Touches.Touch touch = touches.of(number, asker);
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
  }

  private Set<String> own(String scope) {
    int hash = scope.indexOf('#');
    return types.lineage(hash < 0 ? scope : scope.substring(0, hash));
  }
}
