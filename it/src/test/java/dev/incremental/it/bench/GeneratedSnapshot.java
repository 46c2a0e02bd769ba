package dev.incremental.it.bench;

import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.ProjectClasses;
import dev.incremental.plugin.snapshot.ClassShapes;
import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Entry;
import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.ScopeRecord;
import dev.incremental.plugin.snapshot.ScopeType;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotBuilder;
import dev.incremental.plugin.snapshot.TestId;
import dev.incremental.plugin.snapshot.TestOutcome;
import dev.incremental.plugin.snapshot.TestRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A snapshot of the generated project, with the fingerprints that its classes have, but for one
 * method, which so counts as edited.
 *
 * <p>A method refers to up to 8 classes, mostly of its neighbourhood. A test runs 300 to 800
 * methods: those that all tests of its class run, and some of its own; it uses the set-up of its
 * class and up to 40 static initialisers.
 */
final class GeneratedSnapshot {
  static final String EXECUTION = "default-test";
  private static final int NEIGHBOURHOOD = 20;

  private final ProjectClasses classes;
  private final CurrentState state;
  private final Set<String> tests;
  private final Instant now;
  private final Random random = new Random(42);
  private final SnapshotBuilder builder = new SnapshotBuilder();
  private final List<Integer> shapes = new ArrayList<>();
  private final List<List<Integer>> methods = new ArrayList<>();
  private final List<Integer> initialisers = new ArrayList<>();

  /**
   * Prepares a snapshot.
   *
   * @param classes all classes
   * @param state what fingerprints are taken from
   * @param tests names of the test classes
   * @param now the moment at which all tests ran
   */
  GeneratedSnapshot(ProjectClasses classes, CurrentState state, Set<String> tests, Instant now) {
    this.classes = classes;
    this.state = state;
    this.tests = tests;
    this.now = now;
  }

  Snapshot build() {
    List<String> names = classes.names().stream().filter(n -> !tests.contains(n)).sorted().toList();
    for (String name : names) {
      shapes.add(entry(DependencyKind.SHAPE, name, 0, Indices.NONE));
    }
    for (int i = 0; i < names.size(); i++) {
      methods.add(methods(names.get(i), i));
    }
    for (String test : tests.stream().sorted().toList()) {
      testClass(test);
    }
    Map<ContainerId, Long> known = new TreeMap<>();
    ClassShapes.of(classes, tests)
        .forEach((name, shape) -> known.put(new ContainerId(EXECUTION, name), shape));
    return builder.knownClasses(known).build(null, now);
  }

  private List<Integer> methods(String name, int number) {
    List<Integer> indices = new ArrayList<>();
    for (String method : classes.facts(name).orElseThrow().methods().keySet()) {
      boolean edited = number == shapes.size() / 2 && method.startsWith("total(");
      indices.add(
          entry(DependencyKind.METHOD, name + "#" + method, edited ? 1 : 0, references(number)));
    }
    if (number % 4 == 0) {
      Indices first = Indices.of(indices.get(0));
      initialisers.add(
          builder.scope(new ScopeRecord(ScopeType.INITIALISER, name, first, Indices.NONE)));
    }
    return indices;
  }

  private Indices references(int of) {
    BitSet references = new BitSet();
    references.set(shapes.get(of));
    for (int i = random.nextInt(8); i > 0; i--) {
      int near = of - of % NEIGHBOURHOOD + random.nextInt(NEIGHBOURHOOD);
      boolean isNear = random.nextInt(4) > 0 && near < shapes.size();
      references.set(shapes.get(isNear ? near : random.nextInt(shapes.size())));
    }
    return Indices.of(references);
  }

  private void testClass(String name) {
    int shape = entry(DependencyKind.SHAPE, name, 0, Indices.NONE);
    int setUp =
        builder.scope(new ScopeRecord(ScopeType.CONTAINER, name, Indices.of(shape), Indices.NONE));
    BitSet common = touched(200 + random.nextInt(400));
    for (int i = 0; i < GeneratedProject.TESTS_A_CLASS; i++) {
      BitSet entries = (BitSet) common.clone();
      entries.or(touched(100 + random.nextInt(100)));
      entries.set(entry(DependencyKind.METHOD, name + "#test" + i + "()V", 0, Indices.of(shape)));
      BitSet uses = new BitSet();
      uses.set(setUp);
      for (int use = 0; use < 40; use++) {
        uses.set(initialisers.get(random.nextInt(initialisers.size())));
      }
      TestId id = new TestId(EXECUTION, name, "test" + i + "()");
      builder.test(
          new TestRecord(id, TestOutcome.PASSED, 20, now, Indices.of(entries), Indices.of(uses)));
    }
  }

  /** Some methods of some classes, as programs touch them. */
  private BitSet touched(int count) {
    BitSet touched = new BitSet();
    while (touched.cardinality() < count) {
      List<Integer> ofClass = methods.get(random.nextInt(methods.size()));
      for (int i = random.nextInt(ofClass.size()); i > 0; i--) {
        touched.set(ofClass.get(random.nextInt(ofClass.size())));
      }
    }
    return touched;
  }

  private int entry(DependencyKind kind, String name, long edit, Indices implied) {
    Dependency dependency = new Dependency(kind, name);
    return builder.entry(new Entry(dependency, state.of(dependency) + edit, implied));
  }
}
