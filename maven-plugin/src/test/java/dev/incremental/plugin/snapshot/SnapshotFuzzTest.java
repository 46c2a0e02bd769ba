package dev.incremental.plugin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.plugin.selection.Options;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.Selector;
import dev.incremental.plugin.selection.SpeltOutRule;
import dev.incremental.plugin.selection.TestDecision;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever bytes are read as a snapshot: either they are refused, in words, or a selection with
 * them ends, soon and within bounds.
 *
 * <p>What counts as silently skipped, for each kind of mutant:
 *
 * <ul>
 *   <li>Damaged bytes: whatever is read from them must equal what was written. So nothing is left
 *       out that the whole snapshot would not leave out.
 *   <li>Well-formed text that says something else: what it says is believed, as only a signature
 *       could tell. But a test is left out only if the rule, spelt out over what was read, allows
 *       it; no table may be read askew.
 * </ul>
 *
 * <p>The same mutants each time; {@code -Dfuzz.count} and {@code -Dfuzz.seed} make more and others.
 */
@Tag("slow")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class SnapshotFuzzTest {
  private static final int COUNT = Integer.getInteger("fuzz.count", 1000);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);
  private static final Duration SOON = Duration.ofSeconds(20);

  /** What a selection over a few thousand rows may allocate, and each byte of text besides. */
  private static final long USUAL = 96L << 20;

  private static final long EACH_BYTE = 200;

  private final SnapshotCodec codec = new SnapshotCodec();
  private final FuzzedProject fuzzed = new FuzzedProject(SEED);
  private final Snapshot snapshot = fuzzed.snapshot();

  @Test
  void theOriginalIsWorthMutating() throws IOException {
    Snapshot read = codec.read(codec.write(snapshot));

    assertThat(read.tests()).hasSize(48);
    assertThat(read.scopes()).hasSizeGreaterThan(30);
    assertThat(read.settings()).isNotEmpty();
    assertThat(read.failedContainers()).isNotEmpty();
    assertThat(read.knownClasses()).isNotEmpty();
    assertThat(select(read, fuzzed.project).selected()).hasSizeBetween(1, 40);
  }

  @Test
  void damagedBytesAreRefusedOrMeanTheSame() {
    byte[] whole = codec.write(snapshot);
    byte[] text = codec.json(snapshot);
    ByteMutations mutations = new ByteMutations(new Random(SEED));
    int refused = 0;
    for (int i = 0; i < COUNT; i++) {
      byte[] mutant = mutations.of(whole);
      try {
        assertThat(codec.json(codec.read(mutant))).as("mutant %d", i).isEqualTo(text);
      } catch (UnreadableSnapshotException e) {
        refused++;
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(refused).isGreaterThan(COUNT * 9 / 10);
  }

  /** The text is damaged, the checksum fits: as if a faulty program had written it. */
  @Test
  void damagedTextNeverEndsInAnythingButAnAnswer() {
    byte[] text = codec.json(snapshot);
    ByteMutations mutations = new ByteMutations(new Random(SEED + 1));
    int read = 0;
    for (int i = 0; i < COUNT; i++) {
      read += answers("mutant " + i, mutations.of(text)) ? 1 : 0;
    }
    assertThat(read).isLessThan(COUNT);
  }

  @Test
  void wellFormedTextThatSaysSomethingElseNeverEndsInAnythingButAnAnswer() throws IOException {
    JsonTree tree = JsonTree.parse(codec.json(snapshot));
    JsonMutations mutations = new JsonMutations(tree, new Random(SEED + 2));
    int read = 0;
    for (int i = 0; i < COUNT; i++) {
      read += answers("mutant " + i, mutations.next()) ? 1 : 0;
    }
    assertThat(read).isBetween(COUNT / 50, COUNT * 9 / 10);
  }

  /** Whether it could be read. */
  private boolean answers(String name, byte[] text) {
    byte[] file = Gzip.deflate(text, 1);
    Instant start = Instant.now();
    long before = allocated();
    boolean wasRead = false;
    try {
      selectWith(name, codec.read(file));
      wasRead = true;
    } catch (UnreadableSnapshotException e) {
      assertThat(e.getMessage()).as(name).isNotBlank();
    } catch (RuntimeException | Error e) {
      throw new AssertionError(name + " of seed " + SEED, e);
    }
    assertThat(allocated() - before).as(name).isLessThan(USUAL + EACH_BYTE * text.length);
    assertThat(Duration.between(start, Instant.now())).as(name).isLessThan(SOON);
    return wasRead;
  }

  private void selectWith(String name, Snapshot read) throws UnreadableSnapshotException {
    for (CurrentState state : List.<CurrentState>of(fuzzed.project, any -> Fingerprint.UNKNOWN)) {
      SpeltOutRule rule = new SpeltOutRule(read, state);
      for (TestDecision decision : select(read, state).tests()) {
        assertThat(decision.reason().sentence()).as(name).isNotBlank();
        assertThat(decision.selected())
            .as("%s: %s", name, decision)
            .isEqualTo(!rule.mayBeLeftOut(read.records(decision.test())));
      }
    }
    Snapshot laidOver = Overlay.of(read, snapshot);
    assertThat(codec.read(codec.write(laidOver)).tests().keySet())
        .as(name)
        .containsAll(snapshot.tests().keySet());
  }

  private static Selection select(Snapshot read, CurrentState state) {
    Options options =
        new Options(
            Instant.parse("2026-01-02T10:00:00Z"),
            FOR_EVER,
            Map.of("JDK feature release", "18"),
            new TreeSet<>());
    return Selector.select(read, state, options);
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  @Test
  void theSameSeedMakesTheSameMutants() throws IOException {
    JsonTree tree = JsonTree.parse(codec.json(snapshot));
    byte[] one = new JsonMutations(tree, new Random(7)).next();
    byte[] other = new JsonMutations(tree, new Random(7)).next();

    assertThat(Arrays.equals(one, other)).isTrue();
  }
}
