package dev.incremental.plugin.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one snapshot has and another, its base, has not.
 *
 * <p>Entries, scopes and records are numbered through: first the base's, in its order, then those
 * of the delta. Whatever the delta refers to, it refers to by these numbers, so that it means
 * something with its very base only; {@link SnapshotCodec} sees to it that no other is taken.
 *
 * @param extent how much the base has
 * @param entries entries that the base does not have
 * @param scopes scopes that the base does not have
 * @param records records that the base does not have
 * @param tests tests whose records are not those of the base, each with the numbers of its records,
 *     the one that counts first; none where the test is gone
 * @param known known classes that the base does not have, or has with another shape
 * @param forgotten known classes that only the base has
 * @param settings all settings
 * @param failed all containers that failed
 * @param setUps set-up times of classes of which the base has none or others; of classes of which
 *     the base alone has some, none
 * @param commit full id of the commit that the result belongs to, null for none
 * @param createdAt when the result was made
 */
public record SnapshotDelta(
    Extent extent,
    EntryTable entries,
    List<ScopeRecord> scopes,
    List<TestRecord> records,
    SortedMap<TestId, List<Integer>> tests,
    SortedMap<ContainerId, Long> known,
    SortedSet<ContainerId> forgotten,
    List<Setting> settings,
    SortedMap<ContainerId, Instant> failed,
    SetUpTimes setUps,
    @Nullable String commit,
    Instant createdAt) {

  /** How many of each a base has. */
  record Extent(int entries, int scopes, int records) {
    static Extent of(Snapshot base) {
      return new Extent(
          base.entries().size(),
          base.scopes().size(),
          base.tests().values().stream().mapToInt(List::size).sum());
    }
  }

  /** What has to be laid over the base to get the result. */
  public static SnapshotDelta between(Snapshot base, Snapshot result) {
    JointNumbers numbers = new JointNumbers(base, result);
    ChangedRecords changed = ChangedRecords.between(base, result, numbers);
    SortedMap<ContainerId, Long> known = new TreeMap<>(result.knownClasses());
    known
        .entrySet()
        .removeIf(each -> each.getValue().equals(base.knownClasses().get(each.getKey())));
    SortedSet<ContainerId> forgotten = new TreeSet<>(base.knownClasses().keySet());
    forgotten.removeAll(result.knownClasses().keySet());
    return new SnapshotDelta(
        Extent.of(base),
        numbers.moreEntries(),
        numbers.moreScopes(),
        changed.records(),
        changed.tests(),
        known,
        forgotten,
        result.settings(),
        result.failedContainers(),
        result.setUps().unlike(base.setUps()),
        result.commit(),
        result.createdAt());
  }

  /**
   * The result, equal in all that it says; its entries and scopes may have other numbers.
   *
   * @param base what the delta was made against
   * @throws IllegalArgumentException if this base has not as much as that one
   */
  public Snapshot applyTo(Snapshot base) {
    if (!extent.equals(Extent.of(base))) {
      throw new IllegalArgumentException("it was made against another snapshot");
    }
    SortedMap<TestId, List<TestRecord>> all = testsOver(base);
    List<ScopeRecord> allScopes = new ArrayList<>(base.scopes());
    allScopes.addAll(scopes);
    Compaction compaction = Compaction.of(base.entries().with(entries), allScopes, all.values());
    return new Snapshot(
        compaction.entries(),
        compaction.scopes(),
        Collections.unmodifiableSortedMap(compaction.tests(all)),
        Collections.unmodifiableSortedMap(knownOver(base.knownClasses())),
        settings,
        failed,
        setUps.over(base.setUps()),
        commit,
        createdAt);
  }

  private SortedMap<TestId, List<TestRecord>> testsOver(Snapshot base) {
    List<TestRecord> numbered = new ArrayList<>();
    base.tests().values().forEach(numbered::addAll);
    numbered.addAll(records);
    SortedMap<TestId, List<TestRecord>> all = new TreeMap<>(base.tests());
    tests.forEach((id, numbers) -> all.put(id, numbers.stream().map(numbered::get).toList()));
    all.values().removeIf(List::isEmpty);
    return all;
  }

  private SortedMap<ContainerId, Long> knownOver(SortedMap<ContainerId, Long> ofBase) {
    SortedMap<ContainerId, Long> all = new TreeMap<>(ofBase);
    all.keySet().removeAll(forgotten);
    all.putAll(known);
    return all;
  }
}
