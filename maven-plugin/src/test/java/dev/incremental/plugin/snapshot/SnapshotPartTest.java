package dev.incremental.plugin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SnapshotPartTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Optional<String> COMMIT = Optional.of("ab".repeat(20));

  @Test
  void isReadAsItWasWritten() throws Exception {
    for (SnapshotPart part :
        new SnapshotPart[] {
          part(2, Map.of("default-test", "0a1b", "übrige = %", "2c"), COMMIT),
          part(1, Map.of(), Optional.empty())
        }) {
      SnapshotPart read = SnapshotPart.read(part.write());

      assertThat(read).usingRecursiveComparison().ignoringFields("run.entries").isEqualTo(part);
    }
  }

  @Test
  void anythingElseIsNoPart() {
    byte[] whole = part(2, Map.of("default-test", "0a1b"), COMMIT).write();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> SnapshotPart.read(cut))
          .isInstanceOf(UnreadableSnapshotException.class);
    }
    assertThatThrownBy(() -> SnapshotPart.read(part(5, Map.of(), COMMIT).write()))
        .hasMessage("it is part 5 of 4");
  }

  @Test
  void anotherExecutionOfTheSameRunContinuesIt() throws Exception {
    SnapshotPart tests = part(2, Map.of("default-test", "0a"), COMMIT);
    SnapshotPart integration = part(2, Map.of("it", "0b"), COMMIT);

    assertThat(integration.continues(tests)).isTrue();
    assertThat(tests.continues(tests)).isFalse();
    assertThat(part(2, Map.of("it", "0b"), Optional.empty()).continues(tests)).isFalse();
    assertThat(part(3, Map.of("it", "0b"), COMMIT).continues(tests)).isFalse();
    assertThat(integration.with(tests).plans())
        .containsExactlyInAnyOrderEntriesOf(Map.of("default-test", "0a", "it", "0b"));
  }

  @Test
  void whatIsKnownHasAnotherNameWithEachTestAndClass() {
    Snapshot empty = Snapshot.empty(NOON);
    Snapshot one =
        new SnapshotBuilder()
            .test(record("a.ATest#one()", TestOutcome.PASSED, NOON))
            .build(null, NOON);
    Snapshot known =
        new SnapshotBuilder()
            .test(record("a.ATest#one()", TestOutcome.PASSED, NOON))
            .knownClasses(Map.of(new ContainerId("default-test", "a.ATest"), 7L))
            .build(null, NOON);

    assertThat(SnapshotPart.nameOf(one)).isEqualTo(SnapshotPart.nameOf(one));
    assertThat(
            java.util.Set.of(
                SnapshotPart.nameOf(empty), SnapshotPart.nameOf(one), SnapshotPart.nameOf(known)))
        .hasSize(3);
  }

  @Test
  void ofATestThatTwoShardsRanTheRedResultCounts() {
    Snapshot green = snapshot(record("a.ATest#one()", TestOutcome.PASSED, NOON.plusSeconds(9)));
    Snapshot red = snapshot(record("a.ATest#one()", TestOutcome.FAILED, NOON));

    assertThat(Overlay.beside(red, green).newest())
        .extracting(TestRecord::outcome)
        .containsExactly(TestOutcome.FAILED);
    assertThat(Overlay.beside(green, red).newest())
        .extracting(TestRecord::outcome)
        .containsExactly(TestOutcome.FAILED);
  }

  @Test
  void aSetUpThatFailedOnOneShardCountsWhateverTheOtherKnows() {
    ContainerId container = new ContainerId("default-test", "a.ATest");
    Snapshot failed =
        new SnapshotBuilder()
            .test(record("a.ATest#one()", TestOutcome.PASSED, NOON))
            .failedContainers(Map.of(container, NOON))
            .build(null, NOON);
    Snapshot known =
        new SnapshotBuilder()
            .test(record("a.ATest#two()", TestOutcome.PASSED, NOON))
            .knownClasses(Map.of(container, 7L))
            .build(null, NOON);

    for (Snapshot both :
        new Snapshot[] {Overlay.beside(failed, known), Overlay.beside(known, failed)}) {
      assertThat(both.failedContainers()).containsOnlyKeys(container);
      assertThat(both.knownClasses()).isEmpty();
      assertThat(both.tests()).hasSize(2);
    }
  }

  private static SnapshotPart part(int index, Map<String, String> plans, Optional<String> commit) {
    return new SnapshotPart(
        "a.b",
        index,
        4,
        new TreeMap<>(plans),
        "77ab",
        commit,
        snapshot(record("a.ATest#one()", TestOutcome.PASSED, NOON)));
  }

  private static Snapshot snapshot(TestRecord record) {
    return new SnapshotBuilder().test(record).build(null, NOON);
  }

  private static TestRecord record(String name, TestOutcome outcome, Instant at) {
    return new TestRecord(
        TestId.parse("default-test", name), outcome, 5, at, Indices.NONE, Indices.NONE);
  }
}
