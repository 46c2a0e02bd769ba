package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import dev.incremental.recording.RecordedScope;
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
    private Indices entries = Indices.NONE;
    private Indices uses = Indices.NONE;
    private TestOutcome outcome = TestOutcome.SKIPPED;
    private long millis;
    private boolean reliable = true;
  }

  /**
   * Adds one scope of a test.
   *
   * @param reliable whether a pass may be believed
   */
  void add(RecordedScope scope, Indices entries, Indices uses, boolean reliable) {
    Result result =
        results.computeIfAbsent(TestId.parse(run.execution(), scope.name()), id -> new Result());
    result.entries = result.entries.and(entries);
    result.uses = result.uses.and(uses);
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
    TestRecord record =
        new TestRecord(
            id, result.outcome, result.millis, run.endedAt(), result.entries.and(own), result.uses);
    return record.isGreen() ? record : record.withoutContent(own);
  }
}
