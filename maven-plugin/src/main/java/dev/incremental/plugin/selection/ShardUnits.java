package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.TestId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What is handed to one shard as a whole: mostly a class with all its selected tests.
 *
 * <p>The longest unit goes to the shard that has least so far. Where that leaves one of them too
 * long, classes are cut, finer each time.
 *
 * @param placed every unit with its shard
 */
record ShardUnits(List<Placed> placed) {
  /** The longest shard may be this much longer than the mean; classes are cut for no less. */
  private static final double BALANCED = 1.05;

  /** Into how many pieces of the mean's length a shard is cut at most. */
  private static final int FINEST = 16;

  /** A class of which nothing is known, where nothing is known of others either. */
  private static final long USUAL_MILLIS = 1000;

  /**
   * One unit.
   *
   * @param container the plugin execution and the outermost class
   * @param tests the selected tests of it; none of a class of which no test is known
   * @param millis how long they took, in milliseconds
   */
  record Unit(ContainerId container, List<TestId> tests, long millis) {}

  /**
   * A unit in its place.
   *
   * @param shard from 1
   */
  record Placed(Unit unit, int shard) {}

  /**
   * Divides a selection.
   *
   * @param first the shard, from 0, that is the first to get something
   */
  static ShardUnits of(Selection selection, int shards, int first) {
    List<Sized> classes = classes(selection);
    List<Placed> best = place(units(classes, Long.MAX_VALUE), shards);
    double mean = classes.stream().mapToLong(Sized::millis).sum() / (double) shards;
    for (int pieces = 1; pieces <= FINEST && !isBalanced(best, shards, mean); pieces *= 2) {
      List<Placed> finer = place(units(classes, (long) Math.ceil(mean / pieces)), shards);
      if (longest(finer, shards) < longest(best, shards)) {
        best = finer;
      }
    }
    return new ShardUnits(
        best.stream()
            .map(each -> new Placed(each.unit(), (each.shard() - 1 + first) % shards + 1))
            .toList());
  }

  /** Where each test runs. */
  Map<TestId, Integer> shards() {
    Map<TestId, Integer> shards = new HashMap<>();
    for (Placed each : placed) {
      each.unit().tests().forEach(test -> shards.put(test, each.shard()));
    }
    return shards;
  }

  /** Engines find nested classes inside their outermost one. */
  static ContainerId outermost(ContainerId container) {
    String name = container.name();
    int nested = name.indexOf('$', 1);
    return nested < 0
        ? container
        : new ContainerId(container.execution(), name.substring(0, nested));
  }

  /** A class with its selected tests. */
  private record Sized(ContainerId container, List<TestDecision> tests, long millis) {}

  private static List<Sized> classes(Selection selection) {
    SortedMap<ContainerId, List<TestDecision>> tests = new TreeMap<>();
    for (TestDecision each : selection.selected()) {
      ContainerId own = new ContainerId(each.test().execution(), each.test().className());
      tests.computeIfAbsent(outermost(own), id -> new ArrayList<>()).add(each);
    }
    long usual = median(tests.values().stream().mapToLong(ShardUnits::millis));
    for (ContainerId unknown : selection.unknownClasses()) {
      tests.computeIfAbsent(outermost(unknown), id -> List.of());
    }
    List<Sized> classes = new ArrayList<>();
    tests.forEach(
        (id, own) -> classes.add(new Sized(id, own, own.isEmpty() ? usual : millis(own))));
    return classes;
  }

  private static long millis(List<TestDecision> tests) {
    return tests.stream().mapToLong(ShardUnits::millis).sum();
  }

  /** Even a test that took no time is worth something. */
  private static long millis(TestDecision test) {
    return Math.max(1, test.millis());
  }

  private static long median(LongStream values) {
    long[] sorted = values.sorted().toArray();
    return sorted.length == 0 ? USUAL_MILLIS : sorted[sorted.length / 2];
  }

  private static List<Unit> units(List<Sized> classes, long largest) {
    List<Unit> units = new ArrayList<>();
    for (Sized each : classes) {
      if (each.millis() <= largest || each.tests().size() < 2) {
        units.add(
            new Unit(
                each.container(),
                each.tests().stream().map(TestDecision::test).toList(),
                each.millis()));
      } else {
        units.addAll(cut(each, (int) Math.ceil(each.millis() / (double) Math.max(1, largest))));
      }
    }
    return units;
  }

  private static List<Unit> cut(Sized whole, int pieces) {
    int number = Math.min(pieces, whole.tests().size());
    List<List<TestId>> tests = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      tests.add(new ArrayList<>());
    }
    long[] millis = new long[number];
    Comparator<TestDecision> order =
        Comparator.<TestDecision>comparingLong(ShardUnits::millis)
            .reversed()
            .thenComparing(TestDecision::test);
    for (TestDecision each : whole.tests().stream().sorted(order).toList()) {
      int at = shortest(millis);
      tests.get(at).add(each.test());
      millis[at] += millis(each);
    }
    List<Unit> cut = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      cut.add(new Unit(whole.container(), List.copyOf(tests.get(i)), millis[i]));
    }
    return cut;
  }

  private static List<Placed> place(List<Unit> units, int shards) {
    List<Placed> placed = new ArrayList<>();
    long[] millis = new long[shards];
    Comparator<Unit> order =
        Comparator.comparingLong(Unit::millis)
            .reversed()
            .thenComparing(Unit::container)
            .thenComparing(unit -> unit.tests().toString());
    for (Unit each : units.stream().sorted(order).toList()) {
      int at = shortest(millis);
      placed.add(new Placed(each, at + 1));
      millis[at] += each.millis();
    }
    return List.copyOf(placed);
  }

  private static int shortest(long[] millis) {
    int shortest = 0;
    for (int i = 1; i < millis.length; i++) {
      if (millis[i] < millis[shortest]) {
        shortest = i;
      }
    }
    return shortest;
  }

  private static boolean isBalanced(List<Placed> placed, int shards, double mean) {
    return longest(placed, shards) <= BALANCED * mean;
  }

  private static long longest(List<Placed> placed, int shards) {
    long[] millis = new long[shards];
    placed.forEach(each -> millis[each.shard() - 1] += each.unit().millis());
    return Arrays.stream(millis).max().orElse(0);
  }
}
