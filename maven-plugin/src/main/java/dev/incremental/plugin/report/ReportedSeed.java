package dev.incremental.plugin.report;

import dev.incremental.plugin.snapshot.TestRecord;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A seed with those who use it.
 *
 * @param finding what a build found of it
 * @param users the tests that were seen to begin with it
 */
public record ReportedSeed(SeedFinding finding, List<TestRecord> users) {
  /** Copies the list. */
  public ReportedSeed {
    users = List.copyOf(users);
  }

  /** The test classes that use it, by name, each with how many of its tests. */
  SortedMap<String, Integer> classes() {
    SortedMap<String, Integer> classes = new TreeMap<>();
    users.forEach(each -> classes.merge(each.id().className(), 1, Integer::sum));
    return classes;
  }
}
