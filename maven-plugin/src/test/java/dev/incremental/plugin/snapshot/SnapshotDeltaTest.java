package dev.incremental.plugin.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A delta laid over its base says what the result says, and over nothing else anything. */
@Tag("slow")
class SnapshotDeltaTest {
  private static final String COMMIT = "4f2c9e1d".repeat(5);
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final SnapshotCodec codec = new SnapshotCodec();

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void baseAndDeltaSayWhatTheResultSays(int seed) throws IOException {
    Random random = new Random(seed);
    Snapshot first = RandomSnapshot.of(random, random.nextInt(40));
    Snapshot base = RandomRun.after(first, random).ofCommit(COMMIT);
    Snapshot result = RandomRun.after(base, random);

    assertDelta(base, result);
    assertDelta(base, Overlay.of(base, RandomRun.after(result, random)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anotherDeltaAgainstTheSameBaseNeedsNoneBetween(int seed) throws IOException {
    Random random = new Random(seed);
    Snapshot base = RandomSnapshot.of(random, 12).ofCommit(COMMIT);

    assertDelta(base, RandomRun.after(RandomRun.after(base, random), random));
  }

  static Stream<Snapshot> edges() {
    Snapshot some = RandomSnapshot.of(new Random(1), 20).ofCommit(COMMIT);
    Snapshot other = RandomSnapshot.of(new Random(2), 20).ofCommit(COMMIT);
    return Stream.of(
        some,
        other,
        Snapshot.empty(NOW).ofCommit(COMMIT),
        withSettings(some),
        twice(some),
        RandomRun.after(withSettings(some), new Random(3)).ofCommit(COMMIT));
  }

  @ParameterizedTest
  @MethodSource("edges")
  void anyTwoSnapshotsHaveADelta(Snapshot base) throws IOException {
    for (Snapshot result : edges().toList()) {
      assertDelta(base, result);
      assertDelta(base, result.ofCommit(null));
    }
  }

  @Test
  void whatIsTheSameIsNotSaidAgain() {
    Snapshot base = withSettings(RandomSnapshot.of(new Random(5), 40));
    SnapshotDelta delta = SnapshotDelta.between(base, Overlay.of(Snapshot.empty(NOW), base));

    assertThat(delta.entries().size()).isZero();
    assertThat(delta.scopes()).isEmpty();
    assertThat(delta.records()).isEmpty();
    assertThat(delta.known()).isEmpty();
    assertThat(delta.forgotten()).isEmpty();
  }

  @Test
  void aDeltaIsSmallWhereFewTestsRanAgain() {
    Snapshot base = RandomSnapshot.of(new Random(6), 2_000).ofCommit(COMMIT);
    SnapshotBuilder builder = new SnapshotBuilder();
    SnapshotBuilder.Transfer all = builder.transfer(base);
    List<TestRecord> newest = base.newest();
    for (TestRecord each : newest.subList(0, newest.size() / 50)) {
      TestRecord again = all.apply(each);
      builder.test(
          new TestRecord(each.id(), TestOutcome.PASSED, 7, NOW, again.entries(), again.uses()));
    }
    Snapshot result = Overlay.of(base, builder.build(null, NOW));
    byte[] whole = codec.write(result);
    byte[] delta = delta(base, result);

    assertThat(SnapshotDelta.between(base, result).tests()).hasSize(newest.size() / 50);
    assertThat(delta.length).isLessThan(whole.length / 50);
    assertThat(SnapshotCodec.pays(delta, whole)).isTrue();
    assertThat(SnapshotCodec.pays(whole, whole)).isFalse();
  }

  @Test
  void aDeltaIsNotLaidOverWhatHasAnotherSize() {
    Snapshot base = RandomSnapshot.of(new Random(7), 10);
    SnapshotDelta delta = SnapshotDelta.between(base, RandomRun.after(base, new Random(8)));

    assertThatThrownBy(() -> delta.applyTo(Snapshot.empty(NOW)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBaseThatIsNotThereIsNamed() {
    byte[] delta = anyDelta();

    assertUnreadable(
        () -> codec.read(delta, commit -> Optional.empty()),
        "it is laid over the snapshot of " + COMMIT + ", which is not there");
  }

  @Test
  void whichBaseIsNeededIsToldWithoutIt() throws IOException {
    assertThat(codec.baseOf(anyDelta())).contains(COMMIT);
    assertThat(codec.baseOf(codec.write(base()))).isEmpty();
  }

  @Test
  void aBaseThatWasWrittenAnewIsRefused() {
    byte[] delta = anyDelta();
    byte[] other = codec.write(RandomSnapshot.of(new Random(10), 10).ofCommit(COMMIT));

    assertUnreadable(
        () -> codec.read(delta, commit -> Optional.of(other)),
        "it is laid over the snapshot of " + COMMIT + ", which has changed since");
  }

  @Test
  void aDeltaIsNoBase() throws IOException {
    byte[] delta = anyDelta();
    assertUnreadable(() -> codec.readBase(delta), "its schema is 104, this version reads 4");

    Snapshot base = base();
    DeltaBase itself = new DeltaBase(base, COMMIT, DeltaBase.digest(delta));
    byte[] second = codec.writeDelta(RandomRun.after(base, new Random(11)), itself);

    assertUnreadable(
        () -> codec.read(second, commit -> Optional.of(delta)),
        "it is laid over the snapshot of "
            + COMMIT
            + ", of which its schema is 104, this version reads 4");
  }

  @Test
  void aSnapshotOfNoCommitIsNoBase() {
    byte[] whole = codec.write(base().ofCommit(null));

    assertUnreadable(
        () -> codec.readBase(whole), "it belongs to no commit, so that no delta can name it");
  }

  @Test
  void whoReadsOnlyWholeSnapshotsRefusesADelta() {
    byte[] delta = anyDelta();

    assertUnreadable(() -> codec.read(delta), "its schema is 104, this version reads 4");
  }

  @Test
  void aLaterDeltaIsRefusedByItsSchema() {
    byte[] later = Gzip.deflate("{\"schema\":105}".getBytes(UTF_8), 9);

    assertUnreadable(
        () -> codec.read(later, commit -> Optional.empty()),
        "its schema is 105, this version reads 104");
  }

  @Test
  void aWholeSnapshotIsReadWithoutABase() throws IOException {
    Snapshot base = base();
    Snapshot read =
        codec.read(
            codec.write(base),
            commit -> {
              throw new AssertionError("nobody needs " + commit);
            });

    assertThat(Meaning.of(read)).isEqualTo(Meaning.of(base));
  }

  @Test
  void wrongContentNeverThrowsAnythingElse() throws IOException {
    Snapshot base = base();
    byte[] whole = codec.write(base);
    byte[] json = codec.json(RandomRun.after(base, new Random(12)), codec.readBase(whole));
    Random random = new Random(13);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] mutated = json.clone();
      int at = random.nextInt(json.length);
      mutated[at] = (byte) "0A\"[]{},9-\\zg/".charAt(random.nextInt(14));
      byte[] torn = random.nextInt(4) == 0 ? Arrays.copyOf(json, at) : mutated;
      try {
        codec.read(Gzip.deflate(torn, 1), commit -> Optional.of(whole));
      } catch (UnreadableSnapshotException e) {
        refused++;
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(refused).isGreaterThan(500);
  }

  private Snapshot base() {
    return RandomSnapshot.of(new Random(9), 10).ofCommit(COMMIT);
  }

  private byte[] anyDelta() {
    return delta(base(), RandomRun.after(base(), new Random(14)));
  }

  private byte[] delta(Snapshot base, Snapshot result) {
    try {
      return codec.writeDelta(result, codec.readBase(codec.write(base)));
    } catch (UnreadableSnapshotException e) {
      throw new AssertionError(e);
    }
  }

  private void assertDelta(Snapshot base, Snapshot result) throws IOException {
    byte[] whole = codec.write(base);
    List<String> asked = new ArrayList<>();

    Snapshot read =
        codec.read(
            delta(base, result),
            commit -> {
              asked.add(commit);
              return Optional.of(whole);
            });

    assertThat(Meaning.of(read)).isEqualTo(Meaning.of(result));
    assertThat(asked).containsExactly(COMMIT);
    assertThat(Meaning.of(SnapshotDelta.between(base, result).applyTo(base)))
        .isEqualTo(Meaning.of(result));
  }

  private static void assertUnreadable(ThrowingCallable reading, String reason) {
    assertThatThrownBy(reading).isInstanceOf(UnreadableSnapshotException.class).hasMessage(reason);
  }

  /** With a text behind a fingerprint. */
  private static Snapshot withSettings(Snapshot snapshot) {
    SnapshotBuilder builder = new SnapshotBuilder();
    SnapshotBuilder.Transfer all = builder.transfer(snapshot);
    Dependency dependency = new Dependency(DependencyKind.SETTING, "JDK");
    Indices jdk = Indices.of(builder.entry(new Entry(dependency, 17, Indices.NONE)));
    snapshot.tests().values().forEach(records -> all.apply(records).forEach(builder::test));
    TestId test = new TestId("default-test", "a.Settings", "");
    return builder
        .test(new TestRecord(test, TestOutcome.PASSED, 1, NOW, jdk, Indices.NONE))
        .setting(new Setting("JDK", 17, "17"))
        .build(COMMIT, NOW);
  }

  /** With everything that has a number twice, as no builder leaves it. */
  private static Snapshot twice(Snapshot snapshot) {
    int entries = snapshot.entries().size();
    int scopes = snapshot.scopes().size();
    int[] both = IntStream.range(0, 2 * entries).map(i -> i % entries).toArray();
    int[] second = IntStream.range(0, entries).map(i -> i + entries).toArray();
    int[] secondScopes = IntStream.range(0, scopes).map(i -> i + scopes).toArray();
    List<ScopeRecord> all = new ArrayList<>(snapshot.scopes());
    snapshot.scopes().forEach(scope -> all.add(scope.through(second, secondScopes)));
    SnapshotBuilder.Transfer transfer = new SnapshotBuilder.Transfer(second, secondScopes);
    Map<TestId, List<TestRecord>> tests = new TreeMap<>(snapshot.tests());
    tests.replaceAll((id, records) -> id.hashCode() % 2 == 0 ? records : transfer.apply(records));
    int[] same = IntStream.range(0, entries).toArray();
    return new Snapshot(
        snapshot.entries().chosen(both, same),
        all,
        new TreeMap<>(tests),
        snapshot.knownClasses(),
        snapshot.settings(),
        snapshot.failedContainers(),
        snapshot.setUps(),
        COMMIT,
        NOW);
  }
}
