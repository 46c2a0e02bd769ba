package dev.incremental.plugin.selection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.TestId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The part of a selection that one of several machines runs.
 *
 * <p>Machines that select the same come to the same parts without talking, and each selected test
 * is in one of them. Classes stay whole as far as that leaves the parts of one length, since their
 * set-up costs as well; where a class is cut, tests of it that nobody knows yet run wherever some
 * of its tests do. A class of which no test is known runs on all machines once tests are known: it
 * may be a suite.
 *
 * @param shard which machine
 * @param whole what all of them run together
 * @param own what this one runs; of what others run it says so
 * @param elsewhere outermost classes of which no test may run here
 * @param plan names the division; machines that differ in it have not selected the same
 * @param millis how long the selected tests of each machine took when they last ran
 */
public record ShardSplit(
    Shard shard,
    Selection whole,
    Selection own,
    SortedSet<ContainerId> elsewhere,
    String plan,
    List<Long> millis) {
  private static final int PLAN_LENGTH = 12;

  /**
   * Divides a selection.
   *
   * @param module the module's key: which machine is the first to get something differs by module,
   *     lest it is the same one for all small modules
   * @param settings what else decides which tests there are, as text: part of the plan's name
   */
  public static ShardSplit of(Selection whole, Shard shard, String module, String settings) {
    int first = Math.floorMod(module.hashCode(), shard.count());
    ShardUnits units = ShardUnits.of(whole, shard.count(), first);
    SortedSet<ContainerId> here = new TreeSet<>();
    SortedSet<ContainerId> elsewhere = new TreeSet<>();
    Set<TestId> tests = new HashSet<>();
    List<Long> millis = new ArrayList<>(Collections.nCopies(shard.count(), 0L));
    Map<String, Integer> places = new TreeMap<>();
    for (ShardUnits.Placed placed : units.placed()) {
      int at = placed.shard();
      ShardUnits.Unit unit = placed.unit();
      millis.set(at - 1, millis.get(at - 1) + unit.millis());
      boolean runsHere = at == shard.index() || mayRunOthers(unit, whole);
      (runsHere ? here : elsewhere).add(unit.container());
      if (at == shard.index()) {
        tests.addAll(unit.tests());
      }
      unit.tests().forEach(test -> places.put(test.toString(), at));
      places.merge(unit.container().toString(), at, (one, other) -> one * Shard.MOST + other);
    }
    elsewhere.removeAll(here);
    return new ShardSplit(
        shard,
        whole,
        restricted(whole, tests, here, units.shards()),
        Collections.unmodifiableSortedSet(elsewhere),
        name(places, shard.count() + module + settings),
        List.copyOf(millis));
  }

  /** A class of which no test is known may be a suite, by which tests of others run. */
  private static boolean mayRunOthers(ShardUnits.Unit unit, Selection whole) {
    return unit.tests().isEmpty() && !whole.selected().isEmpty();
  }

  private static Selection restricted(
      Selection whole, Set<TestId> tests, Set<ContainerId> here, Map<TestId, Integer> shards) {
    List<TestDecision> decisions = new ArrayList<>();
    for (TestDecision each : whole.tests()) {
      boolean other = each.selected() && !tests.contains(each.test());
      decisions.add(
          other
              ? new TestDecision(
                  each.test(),
                  false,
                  new Reason.InOtherShard(shards.getOrDefault(each.test(), 0), each.reason()),
                  each.millis())
              : each);
    }
    SortedSet<ContainerId> unknown = new TreeSet<>(whole.unknownClasses());
    unknown.removeIf(each -> !here.contains(ShardUnits.outermost(each)));
    boolean nothing =
        unknown.isEmpty()
            && !whole.tests().isEmpty()
            && decisions.stream().noneMatch(TestDecision::selected);
    return new Selection(
        nothing ? Selection.Mode.NONE : whole.mode(),
        whole.reason(),
        whole.changes(),
        List.copyOf(decisions),
        Collections.unmodifiableSortedSet(unknown));
  }

  /** How many known tests run on other machines. */
  public int inOtherShards() {
    return whole.selected().size() - own.selected().size();
  }

  private static String name(Map<String, Integer> places, String settings) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(settings.getBytes(UTF_8));
      places.forEach((what, where) -> sha256.update((what + "\n" + where + "\n").getBytes(UTF_8)));
      return HexFormat.of().formatHex(sha256.digest()).substring(0, PLAN_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
