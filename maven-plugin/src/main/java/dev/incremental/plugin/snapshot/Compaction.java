package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.DependencyKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Leaves out the entries and scopes that no test reaches. */
final class Compaction {
  private final EntryTable entries;
  private final List<ScopeRecord> scopes;
  private final int[] entryPlaces;
  private final int[] scopePlaces;

  private Compaction(
      EntryTable entries, List<ScopeRecord> scopes, BitSet liveEntries, BitSet liveScopes) {
    this.entryPlaces = places(liveEntries, entries.size());
    this.scopePlaces = places(liveScopes, scopes.size());
    this.entries = entries.chosen(liveEntries.stream().toArray(), entryPlaces);
    this.scopes = scopesOf(scopes, liveScopes);
  }

  static Compaction of(
      EntryTable entries, List<ScopeRecord> scopes, Collection<List<TestRecord>> tests) {
    BitSet liveEntries = new BitSet(entries.size());
    BitSet liveScopes = new BitSet(scopes.size());
    for (List<TestRecord> records : tests) {
      for (TestRecord test : records) {
        test.entries().addTo(liveEntries);
        test.uses().addTo(liveScopes);
      }
    }
    reach(scopes, liveEntries, liveScopes);
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (liveEntries.get(i)) {
        entries.implied(i).addTo(liveEntries);
      }
    }
    return new Compaction(entries, scopes, liveEntries, liveScopes);
  }

  private static void reach(List<ScopeRecord> scopes, BitSet liveEntries, BitSet liveScopes) {
    int[] open = Arrays.copyOf(liveScopes.stream().toArray(), scopes.size());
    int found = liveScopes.cardinality();
    for (int next = 0; next < found; next++) {
      ScopeRecord scope = scopes.get(open[next]);
      scope.entries().addTo(liveEntries);
      Indices uses = scope.uses();
      for (int i = 0; i < uses.size(); i++) {
        if (!liveScopes.get(uses.get(i))) {
          liveScopes.set(uses.get(i));
          open[found++] = uses.get(i);
        }
      }
    }
  }

  private static int[] places(BitSet live, int size) {
    int[] places = new int[size];
    int next = 0;
    for (int i = 0; i < size; i++) {
      places[i] = live.get(i) ? next++ : -1;
    }
    return places;
  }

  private List<ScopeRecord> scopesOf(List<ScopeRecord> all, BitSet live) {
    List<ScopeRecord> kept = new ArrayList<>(live.cardinality());
    live.stream()
        .mapToObj(all::get)
        .map(scope -> scope.through(entryPlaces, scopePlaces))
        .forEach(kept::add);
    return List.copyOf(kept);
  }

  EntryTable entries() {
    return entries;
  }

  List<ScopeRecord> scopes() {
    return scopes;
  }

  SortedMap<TestId, List<TestRecord>> tests(SortedMap<TestId, List<TestRecord>> before) {
    SnapshotBuilder.Transfer transfer = new SnapshotBuilder.Transfer(entryPlaces, scopePlaces);
    SortedMap<TestId, List<TestRecord>> after = new TreeMap<>();
    before.forEach((id, records) -> after.put(id, transfer.apply(records)));
    return after;
  }

  /** The settings whose entries are left. */
  List<Setting> settings(Collection<Setting> all) {
    record Key(String name, long fingerprint) {}
    Set<Key> live = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.kind(i) == DependencyKind.SETTING) {
        live.add(new Key(entries.owner(i), entries.fingerprint(i)));
      }
    }
    return all.stream()
        .filter(each -> live.contains(new Key(each.name(), each.fingerprint())))
        .toList();
  }
}
