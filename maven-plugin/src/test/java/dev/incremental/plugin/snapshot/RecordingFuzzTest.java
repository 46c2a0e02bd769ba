package dev.incremental.plugin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.plugin.selection.Options;
import dev.incremental.plugin.selection.Selector;
import dev.incremental.plugin.selection.SpeltOutRule;
import dev.incremental.recording.Outcome;
import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.Recording;
import dev.incremental.recording.RecordingReader;
import dev.incremental.recording.ScopeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a fork leaves on the disk, and whatever becomes of it there: reading and merging it ends
 * well, and no test counts as passed of which the file does not say all that the fork wrote.
 */
@Tag("slow")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class RecordingFuzzTest {
  private static final int COUNT = Integer.getInteger("fuzz.count", 1000);
  private static final long SEED = Long.getLong("fuzz.seed", 1);

  @TempDir Path directory;
  private final FuzzedProject fuzzed = new FuzzedProject(SEED);
  private byte[] whole;
  private final Map<TestId, Passed> passed = new HashMap<>();

  /** What a test that passed depended on itself, and numbers that it or what it used touched. */
  private record Passed(Set<Dependency> itself, Closure closure) {}

  /**
   * What a scope and all that it used touched.
   *
   * @param whole whether all of these scopes are there and ended, those of tests' engines aside
   */
  private record Closure(BitSet touched, boolean whole) {}

  @BeforeEach
  void aRecordingOfSomeForty() throws IOException {
    whole = RecordingFile.of(fuzzed.fork().recorded());
    Recording recording = read(whole);
    assertThat(recording.complete()).isTrue();
    Snapshot snapshot = merge(recording);
    snapshot.newest().stream()
        .filter(TestRecord::isGreen)
        .forEach(test -> passed.put(test.id(), contents(recording, snapshot, test)));
    assertThat(passed).hasSizeBetween(30, 47);
    assertThat(snapshot.knownClasses()).isNotEmpty();
  }

  @Test
  void damagedBytesLetNoTestPassThatIsNotWhole() throws IOException {
    ByteMutations mutations = new ByteMutations(new Random(SEED));
    int some = 0;
    int cut = 0;
    for (int i = 0; i < COUNT; i++) {
      Recording recording = read(mutations.of(whole));
      assertThat(recording.complete() && recording.poison() == null).as("mutant %d", i).isFalse();

      Snapshot snapshot = merge(recording);
      assertThat(snapshot.knownClasses()).as("mutant %d", i).isEmpty();
      for (TestRecord test : snapshot.newest()) {
        if (test.isGreen()) {
          some++;
          assertThat(passed).as("mutant %d", i).containsKey(test.id());
          Passed was = passed.get(test.id());
          Passed is = contents(recording, snapshot, test);
          assertThat(is.itself()).as("mutant %d: %s", i, test.id()).containsAll(was.itself());
          if (is.closure().whole()) {
            assertThat(is.closure()).as("mutant %d: %s", i, test.id()).isEqualTo(was.closure());
          } else {
            cut++;
            assertThat(isUnknowable(snapshot, test)).as("mutant %d: %s", i, test.id()).isTrue();
          }
        }
      }
    }
    assertThat(cut).as("tests of which something they used was cut off").isPositive();
    assertThat(some).as("tests that were whole all the same").isGreaterThan(COUNT);
  }

  @Test
  void wellFormedBlocksThatSaySomethingElseNeverEndInAnythingButAnAnswer() throws IOException {
    Random random = new Random(SEED + 1);
    int poisoned = 0;
    for (int i = 0; i < COUNT; i++) {
      Recording recording = read(RecordingFile.mutant(whole, random));
      poisoned += recording.poison() == null ? 0 : 1;
      try {
        Snapshot snapshot = merge(recording);
        SnapshotCodec codec = new SnapshotCodec();
        Snapshot kept = codec.read(codec.write(Overlay.of(snapshot, snapshot)));
        Selector.select(
            kept,
            fuzzed.project,
            new Options(
                fuzzed.runs.now(), Duration.ofDays(7), fuzzed.runs.settings(), new TreeSet<>()));
        assertThat(
                recording.poison() == null || kept.newest().stream().noneMatch(TestRecord::isGreen))
            .as("mutant %d", i)
            .isTrue();
      } catch (RuntimeException | Error e) {
        throw new AssertionError("mutant " + i + " of seed " + SEED, e);
      }
    }
    assertThat(poisoned).isBetween(COUNT / 10, COUNT * 9 / 10);
  }

  private static Passed contents(Recording recording, Snapshot snapshot, TestRecord test) {
    Map<Integer, RecordedScope> scopes = new HashMap<>();
    recording.scopes().forEach(each -> scopes.put(each.id(), each));
    BitSet reached = new BitSet();
    recording.scopes().stream()
        .filter(each -> each.kind() == ScopeKind.TEST && each.name().equals(test.id().inFork()))
        .forEach(each -> reach(scopes, each.id(), reached));
    BitSet touched = new BitSet();
    reached.stream()
        .filter(scopes::containsKey)
        .forEach(id -> Arrays.stream(scopes.get(id).touched()).forEach(touched::set));
    boolean isWhole = reached.stream().allMatch(id -> isWhole(scopes.get(id)));
    return new Passed(
        dependencies(snapshot, test.entries()).collect(Collectors.toSet()),
        new Closure(touched, isWhole));
  }

  private static boolean isWhole(@Nullable RecordedScope scope) {
    return scope != null
        && (scope.outcome() != Outcome.UNFINISHED || scope.kind() == ScopeKind.CONTAINER);
  }

  private static void reach(Map<Integer, RecordedScope> scopes, int id, BitSet reached) {
    if (id >= 0 && !reached.get(id)) {
      reached.set(id);
      RecordedScope scope = scopes.get(id);
      if (scope != null) {
        reach(scopes, scope.parent(), reached);
        Arrays.stream(scope.uses()).forEach(use -> reach(scopes, use, reached));
      }
    }
  }

  /** Whether it runs next time whatever happens. */
  private static boolean isUnknowable(Snapshot snapshot, TestRecord test) {
    CurrentState same = new Remembered(snapshot);
    return !new SpeltOutRule(snapshot, same).mayBeLeftOut(List.of(test));
  }

  /** A project in which nothing ever changes. */
  private record Remembered(Snapshot snapshot) implements CurrentState {
    @Override
    public long of(Dependency dependency) {
      return IntStream.range(0, snapshot.entries().size())
          .filter(entry -> snapshot.entries().dependency(entry).equals(dependency))
          .mapToLong(snapshot.entries()::fingerprint)
          .findFirst()
          .orElse(Fingerprint.ABSENT);
    }
  }

  private static Stream<Dependency> dependencies(Snapshot snapshot, Indices entries) {
    return entries.stream().mapToObj(entry -> snapshot.entries().dependency(entry));
  }

  private Snapshot merge(Recording recording) {
    Run run =
        new Run(
            Runs.EXECUTION,
            fuzzed.runs.now(),
            fuzzed.runs.now().plusSeconds(60),
            Run.Extent.WHOLE,
            fuzzed.runs.settings(),
            Set.of("shop.C0Test", "shop.C1Test"),
            Set.of());
    Project project = fuzzed.project;
    return new RecordingMerger(project, project, project, ProjectFields.NONE)
        .merge(run, List.of(recording))
        .snapshot();
  }

  private Recording read(byte[] bytes) throws IOException {
    return RecordingReader.read(Files.write(directory.resolve("fork.rec"), bytes));
  }
}
