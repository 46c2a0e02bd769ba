package dev.incremental.plugin.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Lays a newer snapshot over an older one.
 *
 * <p>Of each test the newest record counts. A pass keeps a few older passes with other content
 * behind it, for whoever goes back to another branch; a result that is no pass stands alone, so
 * that nothing is believed of that test until it passes again. What did not pass in the newer
 * snapshot counts even where the clocks of two machines disagree.
 */
public final class Overlay {
  private static final int RECORDS_A_TEST = 3;

  private Overlay() {}

  /** Everything that both know. */
  public static Snapshot of(Snapshot older, Snapshot newer) {
    return of(older, newer, test -> false);
  }

  /**
   * Everything that both know, without tests that are gone.
   *
   * @param gone tells of a test whether it no longer exists
   */
  public static Snapshot of(Snapshot older, Snapshot newer, Predicate<TestId> gone) {
    SnapshotBuilder builder = new SnapshotBuilder();
    SnapshotBuilder.Transfer fromOlder = builder.transfer(older);
    SnapshotBuilder.Transfer fromNewer = builder.transfer(newer);
    Set<TestId> all = new TreeSet<>(older.tests().keySet());
    all.addAll(newer.tests().keySet());
    for (TestId test : all) {
      if (!gone.test(test)) {
        List<TestRecord> records = new ArrayList<>(fromNewer.apply(newer.records(test)));
        records.addAll(fromOlder.apply(older.records(test)));
        builder.test(inOrder(records, newer.records(test).size()));
      }
    }
    classes(builder, older, newer);
    all.removeIf(gone);
    String commit = newer.commit() == null ? older.commit() : newer.commit();
    Instant createdAt = Collections.max(List.of(older.createdAt(), newer.createdAt()));
    Snapshot laid = builder.build(commit, createdAt, Overlay::keep);
    SetUpTimes setUps = older.setUps().under(newer.setUps(), newer.tests().keySet(), all);
    return laid.withSetUps(setUps.withBeforeSeeds(BeforeSeeds.of(older, newer, laid)));
  }

  /**
   * Everything that two parts of one run know.
   *
   * <p>Of a test that both ran a result that is no pass counts, whichever came first, and so does a
   * set-up that failed.
   */
  public static Snapshot beside(Snapshot one, Snapshot other) {
    SortedMap<TestId, List<TestRecord>> red = new TreeMap<>(one.tests());
    red.values().removeIf(records -> records.get(0).isGreen());
    Snapshot failures =
        new Snapshot(
            one.entries(),
            one.scopes(),
            red,
            Collections.emptySortedMap(),
            one.settings(),
            one.failedContainers(),
            one.setUps(),
            one.commit(),
            one.createdAt());
    return of(of(one, other), failures).withSetUps(one.setUps().plus(other.setUps()));
  }

  /** By time, but a newer snapshot's red result first. */
  private static TestRecord[] inOrder(List<TestRecord> records, int fromNewer) {
    List<TestRecord> sorted = new ArrayList<>(records);
    boolean redFirst = fromNewer > 0 && !records.get(0).isGreen();
    List<TestRecord> rest = redFirst ? sorted.subList(1, sorted.size()) : sorted;
    rest.sort(Comparator.comparing(TestRecord::at).reversed());
    return sorted.toArray(TestRecord[]::new);
  }

  /** The record that counts, then passes with other content. */
  private static List<TestRecord> keep(List<TestRecord> records) {
    List<TestRecord> kept = new ArrayList<>();
    for (TestRecord record : records) {
      if (!record.isGreen()) {
        return kept.isEmpty() ? List.of(record) : List.copyOf(kept);
      }
      if (kept.size() < RECORDS_A_TEST && kept.stream().noneMatch(record::sameContent)) {
        kept.add(record);
      }
    }
    return List.copyOf(kept);
  }

  /**
   * A class is known if either knows it and the newer one did not see it fail; it no longer counts
   * as failed once the newer one knows it.
   */
  private static void classes(SnapshotBuilder builder, Snapshot older, Snapshot newer) {
    SortedMap<ContainerId, Long> known = new TreeMap<>(older.knownClasses());
    known.putAll(newer.knownClasses());
    Set<ContainerId> failedNow = newer.failedContainers().keySet();
    known.keySet().removeIf(id -> failedNow.stream().anyMatch(each -> each.holds(id)));
    SortedMap<ContainerId, Instant> failed = new TreeMap<>(older.failedContainers());
    failed.keySet().removeAll(newer.knownClasses().keySet());
    builder.knownClasses(known).failedContainers(failed).failedContainers(newer.failedContainers());
  }
}
