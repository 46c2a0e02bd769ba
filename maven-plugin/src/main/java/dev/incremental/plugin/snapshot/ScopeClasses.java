package dev.incremental.plugin.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Scopes that cannot be told apart, joined: same kind, name and entries, and their uses pairwise
 * such scopes too.
 *
 * <p>Since uses may form cycles, this is partition refinement: all scopes that agree in themselves
 * begin together and are separated while their uses lie in different parts. Where that takes very
 * many rounds, none are joined.
 */
final class ScopeClasses {
  /** Usual are less than ten; a chain of equal scopes takes as many as it is long. */
  private static final int ROUNDS = 100;

  private final List<ScopeRecord> scopes;
  private final int[] places;

  private ScopeClasses(List<ScopeRecord> scopes, int[] places) {
    this.scopes = scopes;
    this.places = places;
  }

  private record Own(ScopeType kind, String name, Indices entries) {}

  private record Refined(int part, Indices uses) {}

  static ScopeClasses of(List<ScopeRecord> all) {
    Map<Object, Integer> parts = new HashMap<>();
    int[] part = new int[all.size()];
    for (int i = 0; i < part.length; i++) {
      ScopeRecord scope = all.get(i);
      part[i] = place(parts, new Own(scope.kind(), scope.name(), scope.entries()));
    }
    int rounds = 0;
    for (int count = -1; count != parts.size(); rounds++) {
      if (rounds == ROUNDS) {
        return new ScopeClasses(all, IntStream.range(0, part.length).toArray());
      }
      count = parts.size();
      parts = new HashMap<>();
      int[] finer = new int[part.length];
      for (int i = 0; i < part.length; i++) {
        finer[i] = place(parts, new Refined(part[i], all.get(i).uses().through(part)));
      }
      part = finer;
    }
    return new ScopeClasses(representatives(all, part, parts.size()), part);
  }

  private static int place(Map<Object, Integer> parts, Object key) {
    Integer known = parts.putIfAbsent(key, parts.size());
    return known == null ? parts.size() - 1 : known;
  }

  private static List<ScopeRecord> representatives(List<ScopeRecord> all, int[] part, int count) {
    List<ScopeRecord> joined = new ArrayList<>(count);
    for (int i = 0; i < part.length; i++) {
      if (part[i] == joined.size()) {
        ScopeRecord scope = all.get(i);
        joined.add(
            new ScopeRecord(
                scope.kind(), scope.name(), scope.entries(), scope.uses().through(part)));
      }
    }
    return joined;
  }

  /** Where a scope went; scopes that cannot be told apart went to one place. */
  int place(int scope) {
    return places[scope];
  }

  /** The scopes that are left. */
  List<ScopeRecord> scopes() {
    return scopes;
  }

  /** The same records, using the scopes that are left. */
  List<TestRecord> apply(Collection<TestRecord> records) {
    return records.stream()
        .map(
            test ->
                new TestRecord(
                    test.id(),
                    test.outcome(),
                    test.millis(),
                    test.at(),
                    test.entries(),
                    test.uses().through(places)))
        .toList();
  }
}
