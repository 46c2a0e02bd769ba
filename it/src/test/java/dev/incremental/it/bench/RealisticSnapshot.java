package dev.incremental.it.bench;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
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
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A run of 5,000 tests on 10,000 classes that reach as much as those of recorded libraries: see
 * {@link RecordedReach}.
 *
 * <p>The project has areas of 100 classes and 50 tests, 5 test classes; of its classes 70 % are
 * reached at all. Tests reach the methods of their test class's corner of the area most, a few of
 * its neighbours, and some of a common core, of which the first are reached by most tests. The
 * tests of a class mostly reach the same.
 *
 * <p>What comes of it: a test's row is 24 bytes after compression, in the recordings 16 to 24. Half
 * of the entries are touched by at most 3 tests, 90 % by at most 8. In the libraries it is a larger
 * share of the tests, but they have a tenth of a class a test and not two; it is to the snapshot's
 * disadvantage.
 *
 * @param edited the name of a method that is another than usual, empty for none
 * @param tests those that run
 * @param at the moment of the run, by which what all tests of a JVM use differs too
 */
record RealisticSnapshot(String edited, Predicate<TestId> tests, Instant at) {
  static final int TESTS = 5_000;
  static final int CLASSES = 10_000;
  private static final String EXECUTION = "default-test";
  private static final int AREAS = 100;
  private static final int TEST_CLASSES = TESTS / RecordedReach.TESTS_A_CLASS / AREAS;
  private static final double REACHED = 0.7;
  private static final int CORNER = (int) (CLASSES * REACHED / AREAS / TEST_CLASSES);
  private static final int CORE = 40;

  /** A run of all tests on code that nobody edited. */
  static Snapshot whole(Instant at) {
    return new RealisticSnapshot("", test -> true, at).make();
  }

  /** What the run recorded; the same each time. */
  Snapshot make() {
    return new Making().make();
  }

  /** Methods and initialisers of some classes, in the order in which tests reach them. */
  private record Corner(List<Integer> methods, List<Integer> initialisers) {}

  private final class Making {
    private final Random random = new Random(1);
    private final Names names = new Names(random);
    private final RecordedReach reach = new RecordedReach(random);
    private final SnapshotBuilder builder = new SnapshotBuilder();
    private final List<Corner> corners = new ArrayList<>();
    private final List<Integer> states = new ArrayList<>();
    private Corner core = new Corner(List.of(), List.of());
    private Indices ambient = Indices.NONE;

    Snapshot make() {
      ambient = Indices.of(loaded(), begun());
      core = corner("com.example.base", CORE);
      for (int i = 0; i < AREAS * TEST_CLASSES; i++) {
        corners.add(corner("com.example.area" + i / TEST_CLASSES, CORNER));
      }
      for (int i = 0; i < TESTS * RecordedReach.STATES_A_TEST; i++) {
        states.add(state(i));
      }
      for (int i = 0; i < corners.size(); i++) {
        testClass(i);
      }
      return builder.build(null, at);
    }

    /** What the JVM loads before the first test: the same in each run. */
    private int loaded() {
      BitSet entries = new BitSet();
      for (int i = 0; i < RecordedReach.LIBRARY_CLASSES; i++) {
        String name = names.type("org.library.part" + i / 40, "");
        entries.set(entry(DependencyKind.CLASS_NAME, name, Indices.NONE));
      }
      return scope(ScopeType.AMBIENT, "", Indices.of(entries), Indices.NONE);
    }

    /** What only this run saw. */
    private int begun() {
      BitSet entries = new BitSet();
      for (int i = 0; i < 200; i++) {
        entries.set(entry(DependencyKind.PROPERTY, names.type("property", ""), Indices.NONE));
      }
      Dependency moment = new Dependency(DependencyKind.PROPERTY, "moment");
      entries.set(builder.entry(new Entry(moment, at.toEpochMilli(), Indices.NONE)));
      return scope(ScopeType.AMBIENT, "run", Indices.of(entries), Indices.NONE);
    }

    private Corner corner(String packageName, int classes) {
      List<String> types =
          IntStream.range(0, classes).mapToObj(i -> names.type(packageName, "")).toList();
      List<Integer> shapes = new ArrayList<>();
      types.forEach(each -> shapes.add(entry(DependencyKind.SHAPE, each, Indices.NONE)));
      List<Integer> methods = new ArrayList<>();
      List<Integer> initialisers = new ArrayList<>();
      for (int i = 0; i < classes; i++) {
        for (int j = 0; j < RecordedReach.METHODS_A_CLASS; j++) {
          BitSet implied = new BitSet();
          implied.set(shapes.get(i));
          for (int more = reach.implied(); more > 1; more--) {
            implied.set(any(shapes));
          }
          String name = types.get(i) + "#" + names.method(types.get(i));
          methods.add(entry(DependencyKind.METHOD, name, Indices.of(implied)));
        }
        if (random.nextDouble() < RecordedReach.INITIALISERS_A_CLASS) {
          Indices touched = random.nextBoolean() ? Indices.NONE : Indices.of(any(methods));
          initialisers.add(scope(ScopeType.INITIALISER, types.get(i), touched, Indices.NONE));
        }
      }
      return new Corner(methods, initialisers);
    }

    /** What a test left in static state, half of it a whole test. */
    private int state(int number) {
      Corner corner = corners.get((int) (number / (TESTS * RecordedReach.STATES_A_TEST) * 500));
      boolean test = number % 2 == 0;
      BitSet touched = new BitSet();
      for (int i = test ? reach.entries() : 2; i > 0; i--) {
        touched.set(any(corner.methods()));
      }
      BitSet uses = new BitSet();
      IntStream.range(0, test ? 12 : 4).forEach(i -> uses.set(any(corner.initialisers())));
      IntStream.range(0, number % 20).forEach(i -> uses.set(states.get(states.size() - 1 - i)));
      ScopeType type = test ? ScopeType.TEST : ScopeType.STATE;
      return scope(type, "state " + number, Indices.of(touched), Indices.of(uses));
    }

    private void testClass(int number) {
      String name = names.type("com.example.area" + number / TEST_CLASSES, "Test");
      Indices shape = Indices.of(entry(DependencyKind.SHAPE, name, Indices.NONE));
      int setUp = scope(ScopeType.CONTAINER, name, shape, ambient);
      boolean complete = true;
      for (int i = 0; i < RecordedReach.TESTS_A_CLASS; i++) {
        String method = names.test(name);
        int own = entry(DependencyKind.METHOD, name + "#" + method + "()V", shape);
        Indices entries = entries(corners.get(number), own, number);
        Indices uses = uses(number, setUp);
        int millis = random.nextInt(random.nextInt(10) == 0 ? 900 : 20);
        TestId id = new TestId(EXECUTION, name, method + "()");
        if (tests.test(id)) {
          builder.test(new TestRecord(id, TestOutcome.PASSED, millis, at, entries, uses));
        } else {
          complete = false;
        }
      }
      if (complete) {
        builder.knownClasses(Map.of(new ContainerId(EXECUTION, name), (long) name.hashCode()));
      }
    }

    /** Mostly what the tests beside it reach too, from where these begin. */
    private Indices entries(Corner corner, int own, int number) {
      BitSet entries = new BitSet();
      entries.set(own);
      int wanted = reach.entries();
      for (int i = 0; i < wanted / 3 && i < core.methods().size(); i++) {
        if (random.nextInt(8) > 0) {
          entries.set(core.methods().get(i));
        }
      }
      for (int i = 0; entries.cardinality() < wanted * 4 / 5; i++) {
        if (i < corner.methods().size()) {
          entries.set(corner.methods().get(i));
        } else {
          entries.set(any(corners.get((number + i) % corners.size()).methods()));
        }
      }
      while (entries.cardinality() < wanted) {
        entries.set(any(corner.methods()));
        wanted--;
      }
      return Indices.of(entries);
    }

    private Indices uses(int number, int setUp) {
      BitSet uses = new BitSet();
      uses.set(setUp);
      ambient.stream().forEach(uses::set);
      int wanted = reach.uses();
      IntStream.range(0, 6).forEach(i -> uses.set(core.initialisers().get(i)));
      List<Integer> near = corners.get(number).initialisers();
      near.stream().limit(Math.max(0, wanted - 12)).forEach(uses::set);
      int last = (number + 1) * states.size() / corners.size() - 1;
      for (int i = 0; i <= last && uses.cardinality() < wanted; i++) {
        uses.set(states.get(last - i));
      }
      return Indices.of(uses);
    }

    private int any(List<Integer> indices) {
      return indices.get(random.nextInt(indices.size()));
    }

    private int scope(ScopeType type, String name, Indices entries, Indices uses) {
      return builder.scope(new ScopeRecord(type, name, entries, uses));
    }

    /** An entry whose fingerprint is a fair draw, always the same for the same name. */
    private int entry(DependencyKind kind, String name, Indices implied) {
      long seed = name.equals(edited) ? ~name.hashCode() : name.hashCode();
      return builder.entry(
          new Entry(new Dependency(kind, name), new Random(seed).nextLong(), implied));
    }
  }
}
