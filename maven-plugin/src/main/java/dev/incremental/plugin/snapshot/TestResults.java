package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import dev.incremental.recording.RecordedScope;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Joins all that one run recorded of each test: invocations, reruns, several forks.
 *
 * <p>The worst outcome counts, and everything that any of them depended on.
 */
final class TestResults {
  private final Run run;
  private final Map<TestId, Result> results = new TreeMap<>();

  TestResults(Run run) {
    this.run = run;
  }

  private static final class Result {
    private final BitSet entries = new BitSet();
    private final BitSet uses = new BitSet();
    private TestOutcome outcome = TestOutcome.SKIPPED;
    private long millis;
    private boolean reliable = true;
  }

  /**
   * Adds one scope of a test.
   *
   * @param reliable whether a pass may be believed
   */
  void add(RecordedScope scope, BitSet entries, BitSet uses, boolean reliable) {
    Result result =
        results.computeIfAbsent(TestId.parse(run.execution(), scope.name()), id -> new Result());
    result.entries.or(entries);
    result.uses.or(uses);
    result.millis += scope.millis();
    result.reliable &= reliable;
    result.outcome = result.outcome.orWorse(TestOutcome.of(scope.outcome()));
  }

  /** How many tests did not end. */
  long unfinished() {
    return results.values().stream()
        .filter(result -> result.outcome == TestOutcome.UNFINISHED)
        .count();
  }

  /** Adds a record of each test to the snapshot, but for passes that cannot be believed. */
  void addTo(SnapshotBuilder builder, ProjectTypes types, ClassEntries classes) {
    results.forEach(
        (id, result) -> {
          TestRecord record = record(id, result, types.facts(id.className()), classes);
          if (!record.isGreen() || result.reliable) {
            builder.test(record);
          }
        });
  }

  private TestRecord record(
      TestId id, Result result, Optional<ClassFacts> ownClass, ClassEntries classes) {
    Indices own = ownClass.map(facts -> Indices.of(classes.shape(facts))).orElse(Indices.NONE);
    own.addTo(result.entries);
    TestRecord record =
        new TestRecord(
            id,
            result.outcome,
            result.millis,
            run.endedAt(),
            Indices.of(result.entries),
            Indices.of(result.uses));
    return record.isGreen() ? record : record.withoutContent(own);
  }
}
