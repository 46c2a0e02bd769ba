package dev.incremental.plugin.report;

import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.plugin.snapshot.EntryTable;
import dev.incremental.plugin.snapshot.SeedNote;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the tests that were seen to begin with each seed when they last ran. */
final class SeedUsers {
  private static final int WORDS = 16;

  private SeedUsers() {}

  /** The tests of each seed that has any, by its name. */
  static SortedMap<String, List<TestRecord>> in(Snapshot snapshot) {
    Map<Integer, String> notes = notes(snapshot.entries());
    SortedMap<String, List<TestRecord>> users = new TreeMap<>();
    if (notes.isEmpty()) {
      return users;
    }
    ReachingTests reaching = new ReachingTests(snapshot, WORDS);
    List<TestRecord> all = snapshot.newest();
    int portion = WORDS * Long.SIZE;
    for (int from = 0; from < all.size(); from += portion) {
      List<TestRecord> tests = all.subList(from, Math.min(all.size(), from + portion));
      long[] rows = reaching.of(tests);
      for (int i = 0; i < tests.size(); i++) {
        add(users, notes, rows, i, tests.get(i));
      }
    }
    return users;
  }

  private static void add(
      SortedMap<String, List<TestRecord>> users,
      Map<Integer, String> notes,
      long[] rows,
      int bit,
      TestRecord test) {
    notes.forEach(
        (entry, seed) -> {
          if ((rows[entry * WORDS + bit / Long.SIZE] & 1L << bit) != 0) {
            List<TestRecord> tests = users.computeIfAbsent(seed, name -> new ArrayList<>());
            if (!tests.contains(test)) {
              tests.add(test);
            }
          }
        });
  }

  /** Seeds by the entries that are their notes. */
  private static Map<Integer, String> notes(EntryTable entries) {
    Map<Integer, String> notes = new TreeMap<>();
    for (int i = 0; i < entries.size(); i++) {
      int entry = i;
      if (entries.dependency(i).kind() == DependencyKind.FILE
          && entries.fingerprint(i) != Fingerprint.ABSENT) {
        SeedNote.seedOf(entries.dependency(i).name()).ifPresent(seed -> notes.put(entry, seed));
      }
    }
    return notes;
  }
}
