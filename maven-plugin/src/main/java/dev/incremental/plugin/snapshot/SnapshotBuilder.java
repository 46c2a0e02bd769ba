package dev.incremental.plugin.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers entries, scopes and records into a snapshot.
 *
 * <p>Equal entries are kept once; {@link #build} leaves out what no test reaches and joins scopes
 * that nothing could tell apart.
 */
public final class SnapshotBuilder {
  private final EntryDictionary entries = new EntryDictionary();
  private final List<ScopeRecord> scopes = new ArrayList<>();
  private final SortedMap<TestId, List<TestRecord>> tests = new TreeMap<>();
  private final SortedMap<ContainerId, Long> knownClasses = new TreeMap<>();
  private final Set<Setting> settings = new LinkedHashSet<>();
  private final SortedMap<ContainerId, Instant> failedContainers = new TreeMap<>();
  private SetUpTimes setUps = SetUpTimes.NONE;

  /** Adds an entry; returns its index, that of an equal entry if there is one. */
  public int entry(Entry entry) {
    return entries.indexOf(entry);
  }

  /** Adds a scope; returns its index. What it uses may be added later. */
  public int scope(ScopeRecord scope) {
    scopes.add(scope);
    return scopes.size() - 1;
  }

  /** Replaces a scope whose uses were not known when it was added. */
  void scope(int index, ScopeRecord scope) {
    scopes.set(index, scope);
  }

  /** Adds records of one test, the one that counts first, behind those added before. */
  public SnapshotBuilder test(TestRecord... records) {
    for (TestRecord each : records) {
      tests.computeIfAbsent(each.id(), id -> new ArrayList<>()).add(each);
    }
    return this;
  }

  /** Adds classes all of whose tests are recorded, with their shapes. */
  public SnapshotBuilder knownClasses(Map<ContainerId, Long> shapes) {
    knownClasses.putAll(shapes);
    return this;
  }

  /** Adds the text of a value that must match. */
  public SnapshotBuilder setting(Setting setting) {
    settings.add(setting);
    return this;
  }

  /** Adds containers that failed; the later moment counts. */
  public SnapshotBuilder failedContainers(Map<ContainerId, Instant> failed) {
    failed.forEach(
        (container, at) ->
            failedContainers.merge(
                container, at, (one, other) -> one.isAfter(other) ? one : other));
    return this;
  }

  /** Sets how long set-up took. */
  public SnapshotBuilder setUps(SetUpTimes times) {
    setUps = times;
    return this;
  }

  /** Adds all entries and scopes of a snapshot; says where each of its scopes and entries went. */
  Transfer transfer(Snapshot from) {
    int[] entryTable = new int[from.entries().size()];
    for (int i = 0; i < entryTable.length; i++) {
      entryTable[i] = entries.indexOf(from.entries(), i, entryTable);
    }
    int[] scopeTable = new int[from.scopes().size()];
    for (int i = 0; i < scopeTable.length; i++) {
      scopeTable[i] = scopes.size() + i;
    }
    for (ScopeRecord scope : from.scopes()) {
      scopes.add(scope.through(entryTable, scopeTable));
    }
    settings.addAll(from.settings());
    return new Transfer(entryTable, scopeTable);
  }

  /** Makes the snapshot. */
  public Snapshot build(@Nullable String commit, Instant createdAt) {
    return build(commit, createdAt, records -> records);
  }

  /** Makes the snapshot, with each test's records as {@code keep} leaves them. */
  Snapshot build(@Nullable String commit, Instant createdAt, Retention keep) {
    ScopeClasses joined = ScopeClasses.of(scopes);
    SortedMap<TestId, List<TestRecord>> kept = new TreeMap<>();
    tests.forEach((id, records) -> kept.put(id, keep.of(joined.apply(records))));
    Compaction compaction = Compaction.of(entries.table(), joined.scopes(), kept.values());
    return new Snapshot(
        compaction.entries(),
        compaction.scopes(),
        Collections.unmodifiableSortedMap(compaction.tests(kept)),
        Collections.unmodifiableSortedMap(new TreeMap<>(knownClasses)),
        compaction.settings(settings),
        Collections.unmodifiableSortedMap(new TreeMap<>(failedContainers)),
        setUps,
        commit,
        createdAt);
  }

  /** Decides which of a test's records are kept. */
  @FunctionalInterface
  interface Retention {
    List<TestRecord> of(List<TestRecord> records);
  }

  /** Where the entries and scopes of a snapshot went. */
  record Transfer(int[] entryTable, int[] scopeTable) {
    TestRecord apply(TestRecord test) {
      return new TestRecord(
          test.id(),
          test.outcome(),
          test.millis(),
          test.at(),
          test.entries().through(entryTable),
          test.uses().through(scopeTable));
    }

    List<TestRecord> apply(Collection<TestRecord> records) {
      return records.stream().map(this::apply).toList();
    }
  }
}
