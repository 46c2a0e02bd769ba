package dev.incremental.plugin.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds what of a base a new record or scope resembles most, so that only what differs need be
 * written: a test that runs again mostly touches what it touched before.
 */
final class Resemblance {
  private final NavigableMap<TestId, List<Numbered>> tests = new TreeMap<>();
  private final Map<ScopeName, List<Numbered>> scopes = new HashMap<>();

  Resemblance(Snapshot base) {
    int number = 0;
    for (Map.Entry<TestId, List<TestRecord>> each : base.tests().entrySet()) {
      List<Numbered> records = new ArrayList<>();
      for (TestRecord record : each.getValue()) {
        records.add(new Numbered(number++, record.entries(), record.uses()));
      }
      tests.put(each.getKey(), records);
    }
    for (int i = 0; i < base.scopes().size(); i++) {
      ScopeRecord scope = base.scopes().get(i);
      scopes
          .computeIfAbsent(new ScopeName(scope.kind(), scope.name()), name -> new ArrayList<>())
          .add(new Numbered(i, scope.entries(), scope.uses()));
    }
  }

  private record ScopeName(ScopeType kind, String name) {}

  private record Numbered(int number, Indices entries, Indices uses) {}

  /**
   * How a record or scope is written.
   *
   * @param like 0, or one more than the number of what of the base it is like
   * @param entries all entries, or those that only one of both has
   * @param uses all scopes that are used, or those that only one of both uses
   */
  record Contents(int like, Indices entries, Indices uses) {
    private int size() {
      return entries.size() + uses.size();
    }
  }

  Contents of(ScopeRecord scope) {
    return best(
        scope.entries(),
        scope.uses(),
        scopes.getOrDefault(new ScopeName(scope.kind(), scope.name()), List.of()));
  }

  /** A new test is compared with the one before it by name. */
  Contents of(TestRecord record) {
    Map.Entry<TestId, List<Numbered>> nearest = tests.floorEntry(record.id());
    return best(record.entries(), record.uses(), nearest == null ? List.of() : nearest.getValue());
  }

  private static Contents best(Indices entries, Indices uses, List<Numbered> candidates) {
    Contents best = new Contents(0, entries, uses);
    for (Numbered each : candidates) {
      Contents contents =
          new Contents(
              each.number() + 1, entries.difference(each.entries()), uses.difference(each.uses()));
      best = contents.size() < best.size() ? contents : best;
    }
    return best;
  }
}
