package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a snapshot might have become by runs of which nobody knows what they changed. */
final class RandomRun {
  private final Random random;
  private final Snapshot before;
  private final SnapshotBuilder builder = new SnapshotBuilder();
  private final SnapshotBuilder.Transfer transfer;
  private final List<Integer> newEntries = new ArrayList<>();
  private final List<Integer> newScopes = new ArrayList<>();

  private RandomRun(Random random, Snapshot before) {
    this.random = random;
    this.before = before;
    this.transfer = builder.transfer(before);
  }

  /** Another snapshot that has much in common with one. */
  static Snapshot after(Snapshot before, Random random) {
    return new RandomRun(random, before).run();
  }

  private Snapshot run() {
    for (int i = random.nextInt(10); i > 0; i--) {
      newEntries.add(entry());
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      newScopes.add(builder.scope(scope()));
    }
    before.tests().values().forEach(this::test);
    for (int i = random.nextInt(4); i > 0; i--) {
      TestId id = new TestId("default-test", "a.New" + i, "m()");
      builder.test(record(new TestRecord(id, TestOutcome.PASSED, i, at(), some(), Indices.NONE)));
    }
    SortedMap<ContainerId, Long> known = new TreeMap<>(before.knownClasses());
    known.replaceAll((id, shape) -> random.nextBoolean() ? shape : random.nextLong());
    known.keySet().removeIf(id -> random.nextInt(3) == 0);
    known.put(new ContainerId("it", "a.K" + random.nextInt(3)), random.nextLong());
    builder.knownClasses(known);
    if (random.nextBoolean()) {
      builder.failedContainers(Map.of(new ContainerId("it", "a.F" + random.nextInt(2)), at()));
    }
    builder.setUps(setUps());
    return builder.build(random.nextBoolean() ? "5a".repeat(20) : null, at());
  }

  private SetUpTimes setUps() {
    SortedMap<ContainerId, SortedMap<String, SetUpTime>> setUps =
        new TreeMap<>(before.setUps().ofClasses());
    setUps.keySet().removeIf(id -> random.nextInt(4) == 0);
    SetUpTime time = new SetUpTime(1, random.nextInt(9), 0);
    setUps.replaceAll(
        (id, times) -> random.nextBoolean() ? times : new TreeMap<>(Map.of("a.B#b", time)));
    setUps.put(new ContainerId("it", "a.S" + random.nextInt(3)), new TreeMap<>(Map.of("", time)));
    SortedMap<ContainerId, Long> beforeSeeds = new TreeMap<>(before.setUps().beforeSeeds());
    beforeSeeds.keySet().removeIf(id -> random.nextInt(4) == 0);
    beforeSeeds.put(new ContainerId("it", "a.S" + random.nextInt(3)), random.nextLong(9));
    return new SetUpTimes(setUps).withBeforeSeeds(beforeSeeds);
  }

  private void test(List<TestRecord> records) {
    List<TestRecord> same = transfer.apply(records);
    switch (random.nextInt(6)) {
      case 0 -> {} // it is gone
      case 1 -> builder.test(record(same.get(0)));
      case 2 -> {
        builder.test(record(same.get(0)));
        same.forEach(builder::test);
      }
      case 3 -> {
        List<TestRecord> reversed = new ArrayList<>(same);
        Collections.reverse(reversed);
        reversed.forEach(builder::test);
      }
      default -> same.forEach(builder::test);
    }
  }

  private TestRecord record(TestRecord like) {
    BitSet entries = new BitSet();
    like.entries().addTo(entries);
    some().stream().forEach(entries::flip);
    BitSet uses = new BitSet();
    like.uses().addTo(uses);
    newScopes.stream().filter(scope -> random.nextBoolean()).forEach(uses::flip);
    TestOutcome outcome = TestOutcome.values()[random.nextInt(5)];
    return new TestRecord(
        like.id(), outcome, random.nextInt(9), at(), Indices.of(entries), Indices.of(uses));
  }

  private ScopeRecord scope() {
    if (before.scopes().isEmpty()) {
      return new ScopeRecord(ScopeType.AMBIENT, "", some(), Indices.NONE);
    }
    ScopeRecord like = before.scopes().get(random.nextInt(before.scopes().size()));
    Indices uses = like.uses().through(transfer.scopeTable());
    for (int each : newScopes) {
      uses = random.nextBoolean() ? uses : uses.and(Indices.of(each));
    }
    return new ScopeRecord(
        like.kind(), like.name(), like.entries().through(transfer.entryTable()).and(some()), uses);
  }

  private int entry() {
    String name = "new " + random.nextInt(20);
    long fingerprint = random.nextLong();
    boolean setting = random.nextInt(3) == 0;
    if (setting) {
      builder.setting(new Setting(name, fingerprint, "text " + fingerprint));
    }
    DependencyKind kind = setting ? DependencyKind.SETTING : DependencyKind.RESOURCE;
    return builder.entry(new Entry(new Dependency(kind, name), fingerprint, some()));
  }

  private Indices some() {
    int all = transfer.entryTable().length;
    BitSet some = new BitSet();
    for (int i = all == 0 ? 0 : random.nextInt(4); i > 0; i--) {
      some.set(transfer.entryTable()[random.nextInt(all)]);
    }
    newEntries.stream().filter(each -> random.nextInt(4) == 0).forEach(some::set);
    return Indices.of(some);
  }

  private Instant at() {
    return Instant.ofEpochMilli(random.nextInt());
  }
}
