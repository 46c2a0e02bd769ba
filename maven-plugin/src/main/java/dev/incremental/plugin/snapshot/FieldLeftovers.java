package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedScope;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Makes the scopes that stand for what others ran to change a field. */
final class FieldLeftovers {
  private final SnapshotBuilder builder;
  private final Probes probes;
  private final Reach reach;
  private final Touches touches;
  private final ProjectTypes types;
  private final Map<Integer, Integer> places;
  private final Map<ScopeRecord, Integer> made = new HashMap<>();

  /**
   * Begins.
   *
   * @param places of the fork's scopes in the snapshot
   */
  FieldLeftovers(
      SnapshotBuilder builder,
      Probes probes,
      Touches touches,
      ProjectTypes types,
      Map<Integer, Integer> places) {
    this.builder = builder;
    this.probes = probes;
    this.reach = new Reach(probes, types);
    this.touches = touches;
    this.types = types;
    this.places = places;
  }

  /**
   * The place of the scope of what one scope ran below the methods that changed a field.
   *
   * @param methods numbers of all methods that change it
   * @param asker as whom the scope asked for names
   */
  int place(RecordedScope scope, BitSet methods, NameEntries.Asker asker) {
    BitSet from = new BitSet();
    for (int number : scope.touched()) {
      if (methods.get(number)) {
        from.set(number);
      }
    }
    Reach.Reached reached =
        reach.from(scope.touched(), from.stream().boxed().toList(), own(scope.name()));
    BitSet entries = new BitSet();
    BitSet uses = new BitSet();
    for (int number : scope.touched()) {
      boolean isMethod = probes.of(number).isPresent();
      if (isMethod ? reached.numbers().get(number) : reached.outside()) {
        Touches.Touch touch = touches.of(number, asker);
        touch.entries().addTo(entries);
        touch.scopes().stream().filter(places::containsKey).map(places::get).forEach(uses::set);
      }
    }
    String name = probes.of(from.nextSetBit(0)).map(Probes.Probe::name).orElse("");
    ScopeRecord left =
        new ScopeRecord(ScopeType.STATE, name, Indices.of(entries), Indices.of(uses));
    return made.computeIfAbsent(left, builder::scope);
  }

  private Set<String> own(String scope) {
    int hash = scope.indexOf('#');
    return types.lineage(hash < 0 ? scope : scope.substring(0, hash));
  }
}
