package dev.incremental.plugin.selection;

import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.plugin.snapshot.Entry;
import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.ScopeRecord;
import dev.incremental.plugin.snapshot.ScopeType;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotBuilder;
import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.snapshot.TestId;
import dev.incremental.plugin.snapshot.TestOutcome;
import dev.incremental.plugin.snapshot.TestRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * Measures reading, selecting and writing with a generated snapshot of 10,000 classes and 10,000
 * tests; run by hand: {@code generate <file>} once, then {@code read <file>} in fresh JVMs.
 *
 * <p>Classes lie in packages of 20; a class has 15 methods, a method refers to up to 8 classes,
 * mostly of its package. A test runs 300 to 800 methods: those that all tests of its class run, and
 * some of its own.
 */
final class SelectionBenchmark {
  private static final int CLASSES = 10_000;
  private static final int METHODS = 15;
  private static final int TESTS_A_CLASS = 10;
  private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

  private final Random random = new Random(42);
  private final SnapshotBuilder builder = new SnapshotBuilder();
  private final int[] shapes = new int[CLASSES];
  private final int[][] methods = new int[CLASSES][METHODS];
  private final int[] initialisers = new int[CLASSES];

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    if (arguments[0].equals("generate")) {
      Snapshot snapshot = new SelectionBenchmark().generate();
      for (int i = 0; i < 3; i++) {
        long start = cpu();
        byte[] bytes = new SnapshotCodec().write(snapshot);
        say("write", start, bytes.length + " bytes");
        Files.write(file, bytes);
      }
      return;
    }
    for (int i = 0; i < 3; i++) {
      read(file);
    }
  }

  private static void read(Path file) throws IOException {
    long start = cpu();
    Snapshot snapshot = new SnapshotCodec().read(Files.readAllBytes(file));
    say("read", start, snapshot.tests().size() + " tests");
    start = cpu();
    Map<Dependency, Long> now = new HashMap<>();
    for (int i = 0; i < snapshot.entries().size(); i++) {
      now.put(snapshot.entries().dependency(i), snapshot.entries().fingerprint(i));
    }
    Dependency edited = snapshot.entries().dependency(snapshot.entries().size() / 2);
    now.put(edited, 7L);
    CurrentState state = each -> now.getOrDefault(each, Fingerprint.ABSENT);
    say("(state)", start, "");
    start = cpu();
    Options options = new Options(NOW, Options.DEFAULT_MAX_AGE, Map.of(), new TreeSet<>());
    Selection selection = Selector.select(snapshot, state, options);
    say("select", start, selection.selected().size() + " for " + edited);
  }

  private Snapshot generate() {
    for (int i = 0; i < CLASSES; i++) {
      Indices above = i % 20 == 0 ? Indices.NONE : Indices.of(shapes[i - i % 20]);
      shapes[i] = entry(DependencyKind.SHAPE, name(i), above);
    }
    for (int i = 0; i < CLASSES; i++) {
      List<Integer> initialised = new ArrayList<>();
      for (int m = 0; m < METHODS; m++) {
        methods[i][m] =
            entry(
                DependencyKind.METHOD,
                name(i) + "#m" + m + "(Ljava/lang/String;I)V",
                references(i));
        initialised.add(methods[i][m]);
      }
      Indices first = Indices.of(initialised.get(0));
      initialisers[i] =
          i % 4 == 0
              ? builder.scope(new ScopeRecord(ScopeType.INITIALISER, name(i), first, Indices.NONE))
              : -1;
    }
    for (int i = 0; i < CLASSES / TESTS_A_CLASS; i++) {
      testClass(i);
    }
    return builder.build("4f2c9e1", NOW);
  }

  private Indices references(int of) {
    BitSet references = new BitSet();
    references.set(shapes[of]);
    for (int i = random.nextInt(8); i > 0; i--) {
      boolean near = random.nextInt(4) > 0;
      references.set(shapes[near ? of - of % 20 + random.nextInt(20) : random.nextInt(CLASSES)]);
    }
    return Indices.of(references);
  }

  private void testClass(int number) {
    int set =
        builder.scope(
            new ScopeRecord(
                ScopeType.CONTAINER, "t.Test" + number, Indices.of(shapes[number]), Indices.NONE));
    BitSet common = touched(200 + random.nextInt(400));
    for (int i = 0; i < TESTS_A_CLASS; i++) {
      BitSet entries = (BitSet) common.clone();
      entries.or(touched(100 + random.nextInt(100)));
      BitSet uses = new BitSet();
      uses.set(set);
      for (int use = 0; use < 40; use++) {
        uses.set(initialisers[random.nextInt(CLASSES / 4) * 4]);
      }
      TestId id = new TestId("default-test", "t.Test" + number, "test" + i + "()");
      builder.test(
          new TestRecord(id, TestOutcome.PASSED, 20, NOW, Indices.of(entries), Indices.of(uses)));
    }
  }

  /** Runs of methods of some classes, as programs touch them. */
  private BitSet touched(int count) {
    BitSet touched = new BitSet();
    while (touched.cardinality() < count) {
      int type = random.nextInt(CLASSES);
      for (int m = random.nextInt(METHODS); m > 0; m--) {
        touched.set(methods[type][random.nextInt(METHODS)]);
      }
    }
    return touched;
  }

  private int entry(DependencyKind kind, String name, Indices implied) {
    return builder.entry(new Entry(new Dependency(kind, name), random.nextLong(), implied));
  }

  private static String name(int number) {
    return "com.example.product.module"
        + number / 500
        + ".part"
        + number / 20
        + ".SomeClass"
        + number;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** The thread's own time, since other work on the machine lengthens any other. */
  @SuppressWarnings("SystemOut")
  private static void say(String what, long start, String detail) {
    double millis = (cpu() - start) / 1e6;
    System.out.println(String.format(Locale.ROOT, "%-8s %6.0f ms  %s", what, millis, detail));
  }
}
