package dev.incremental.plugin.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tests whose records differ between two snapshots.
 *
 * @param records what the base has not, numbered behind its own records
 * @param tests the differing tests with the numbers of their records, none where a test is gone
 */
record ChangedRecords(List<TestRecord> records, SortedMap<TestId, List<Integer>> tests) {

  static ChangedRecords between(Snapshot base, Snapshot result, JointNumbers numbers) {
    List<TestRecord> records = new ArrayList<>();
    SortedMap<TestId, List<Integer>> tests = new TreeMap<>();
    int all = SnapshotDelta.Extent.of(base).records();
    int first = 0;
    Set<TestId> ids = new TreeSet<>(base.tests().keySet());
    ids.addAll(result.tests().keySet());
    for (TestId id : ids) {
      List<TestRecord> before = numbers.ofBase().apply(base.records(id));
      List<TestRecord> after = numbers.ofOther().apply(result.records(id));
      if (!before.equals(after)) {
        List<Integer> places = new ArrayList<>();
        for (TestRecord record : after) {
          int place = before.indexOf(record);
          places.add(place < 0 ? all + records.size() : first + place);
          if (place < 0) {
            records.add(record);
          }
        }
        tests.put(id, List.copyOf(places));
      }
      first += before.size();
    }
    return new ChangedRecords(records, tests);
  }
}
