package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A snapshot of whatever the numbers bring. */
public final class RandomSnapshot {
  private RandomSnapshot() {}

  public static Snapshot of(Random random, int size) {
    SnapshotBuilder builder = new SnapshotBuilder();
    for (int i = 0; i < size * 4; i++) {
      DependencyKind kind =
          DependencyKind.values()[random.nextInt(random.nextInt(40) == 0 ? 12 : 11)];
      String name =
          kind == DependencyKind.METHOD ? "a.C" + i / 5 + "#m" + i + "(\u20ac)V" : "n" + i;
      Indices implied = some(random, i, 3);
      builder.entry(new Entry(new Dependency(kind, name), random.nextLong(), implied));
    }
    for (int i = 0; i < size; i++) {
      ScopeType type = ScopeType.values()[random.nextInt(5)];
      Indices entries = some(random, size * 4, 5);
      builder.scope(new ScopeRecord(type, "scope " + i, entries, some(random, size, 3)));
    }
    for (int i = 0; i < size; i++) {
      Instant at = Instant.ofEpochMilli(random.nextInt());
      TestOutcome outcome = TestOutcome.values()[random.nextInt(5)];
      Indices entries = some(random, size * 4, 20);
      TestId id = new TestId("default-test", "a.T" + i / 3, "m" + i % 7 + "(int)");
      long millis = random.nextInt(10_000);
      builder.test(new TestRecord(id, outcome, millis, at, entries, some(random, size, 4)));
    }
    SortedMap<ContainerId, SortedMap<String, SetUpTime>> setUps = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      long micros = random.nextInt(100_000);
      setUps
          .computeIfAbsent(
              new ContainerId("default-test", "a.T" + random.nextInt(1 + size / 3)),
              id -> new TreeMap<>())
          .put("a.Base" + i % 3 + "#setUp", new SetUpTime(1 + i, micros, micros / 2));
    }
    SortedMap<ContainerId, Long> beforeSeeds = new TreeMap<>();
    for (int i = 0; i < size / 2; i++) {
      beforeSeeds.put(
          new ContainerId("it", "a.T" + random.nextInt(size)), random.nextLong(1L << 50));
    }
    return builder
        .setUps(new SetUpTimes(setUps).withBeforeSeeds(beforeSeeds))
        .knownClasses(Map.of(new ContainerId("default-test", "a.T1"), random.nextLong()))
        .failedContainers(Map.of(new ContainerId("default-test", ""), Instant.EPOCH))
        .build(random.nextBoolean() ? "4f2c9e1" : null, Instant.ofEpochMilli(random.nextInt()));
  }

  private static Indices some(Random random, int bound, int most) {
    return bound == 0
        ? Indices.NONE
        : Indices.of(random.ints(random.nextInt(most + 1), 0, bound).toArray());
  }
}
