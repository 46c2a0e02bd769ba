package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedSetUp;
import dev.incremental.recording.Recording;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * How long set-up took when tests last ran: by class with tests, and in it by what was run: the
 * class that declares a method, {@code #} and the method's name, or without {@code #} what an
 * application context is made of.
 *
 * <p>Nothing is decided by these numbers, they are told.
 *
 * @param ofClasses without classes of which there is nothing
 * @param beforeSeeds of classes that begin with a seed now, or may do so as they are red, how long
 *     their set-up took altogether when they last passed without any, in microseconds; without
 *     classes of which that is not known
 */
public record SetUpTimes(
    SortedMap<ContainerId, SortedMap<String, SetUpTime>> ofClasses,
    SortedMap<ContainerId, Long> beforeSeeds) {
  /** Nothing is known. */
  public static final SetUpTimes NONE = new SetUpTimes(Collections.emptySortedMap());

  /** Times without what they were before. */
  public SetUpTimes(SortedMap<ContainerId, SortedMap<String, SetUpTime>> ofClasses) {
    this(ofClasses, Collections.emptySortedMap());
  }

  SetUpTimes withBeforeSeeds(SortedMap<ContainerId, Long> before) {
    return new SetUpTimes(ofClasses, Collections.unmodifiableSortedMap(before));
  }

  /** How long all set-up of a class takes, in microseconds. */
  public long microsOf(ContainerId id) {
    return of(id).values().stream().mapToLong(SetUpTime::micros).sum();
  }

  /** Those of the forks of one run together. */
  static SetUpTimes of(String execution, List<Recording> recordings) {
    SortedMap<ContainerId, SortedMap<String, SetUpTime>> all = new TreeMap<>();
    for (Recording recording : recordings) {
      for (RecordedSetUp each : recording.setUps()) {
        if (each.runs() > 0) {
          SetUpTime time = SetUpTime.of(each);
          all.computeIfAbsent(new ContainerId(execution, each.testClass()), id -> new TreeMap<>())
              .merge(each.method(), time, SetUpTime::plus);
        }
      }
    }
    return new SetUpTimes(Collections.unmodifiableSortedMap(all));
  }

  /** Those of two parts of one run together. */
  SetUpTimes plus(SetUpTimes other) {
    SortedMap<ContainerId, Long> before = new TreeMap<>(beforeSeeds);
    before.putAll(other.beforeSeeds);
    return joined(other, (id, own) -> summed(own, other.of(id))).withBeforeSeeds(before);
  }

  private static SortedMap<String, SetUpTime> summed(
      SortedMap<String, SetUpTime> one, SortedMap<String, SetUpTime> other) {
    SortedMap<String, SetUpTime> sum = new TreeMap<>(one);
    other.forEach((method, time) -> sum.merge(method, time, SetUpTime::plus));
    return sum;
  }

  /**
   * Those of a newer run over these. Of a class of which all tests ran in it the newer ones count;
   * of one of which some did, each method's newer time a run counts, for as many runs as before.
   *
   * @param newerTests the tests that ran
   * @param allTests all tests that there are
   */
  SetUpTimes under(SetUpTimes newer, Set<TestId> newerTests, Set<TestId> allTests) {
    Set<ContainerId> ran = holders(newerTests);
    Set<TestId> others = new HashSet<>(allTests);
    others.removeAll(newerTests);
    Set<ContainerId> partly = holders(others);
    Set<ContainerId> present = holders(allTests);
    return joined(
        newer,
        (id, own) -> {
          if (!present.contains(id)) {
            return Collections.emptySortedMap();
          }
          return ran.contains(id) && !partly.contains(id)
              ? newer.of(id)
              : updated(own, newer.of(id));
        });
  }

  /**
   * Those of classes of which a base has others, and none for those of which it alone has some; all
   * of before seeds.
   */
  SetUpTimes unlike(SetUpTimes base) {
    SortedMap<ContainerId, SortedMap<String, SetUpTime>> unlike = new TreeMap<>(ofClasses);
    unlike.entrySet().removeIf(each -> each.getValue().equals(base.of(each.getKey())));
    base.ofClasses.keySet().stream()
        .filter(id -> !ofClasses.containsKey(id))
        .forEach(id -> unlike.put(id, Collections.emptySortedMap()));
    return new SetUpTimes(unlike, beforeSeeds);
  }

  /** What {@link #unlike} told apart from a base, laid over that. */
  SetUpTimes over(SetUpTimes base) {
    return base.joined(this, (id, ofBase) -> ofClasses.getOrDefault(id, ofBase))
        .withBeforeSeeds(beforeSeeds);
  }

  private static SortedMap<String, SetUpTime> updated(
      SortedMap<String, SetUpTime> older, SortedMap<String, SetUpTime> newer) {
    SortedMap<String, SetUpTime> updated = new TreeMap<>(older);
    newer.forEach(
        (method, time) ->
            updated.merge(method, time, (before, now) -> now.forAtLeast(before.runs())));
    return updated;
  }

  private SetUpTimes joined(
      SetUpTimes other,
      BiFunction<ContainerId, SortedMap<String, SetUpTime>, SortedMap<String, SetUpTime>> rule) {
    SortedMap<ContainerId, SortedMap<String, SetUpTime>> joined = new TreeMap<>();
    Set<ContainerId> ids = new HashSet<>(ofClasses.keySet());
    ids.addAll(other.ofClasses.keySet());
    for (ContainerId id : ids) {
      SortedMap<String, SetUpTime> times = rule.apply(id, of(id));
      if (!times.isEmpty()) {
        joined.put(id, Collections.unmodifiableSortedMap(times));
      }
    }
    return new SetUpTimes(Collections.unmodifiableSortedMap(joined));
  }

  private SortedMap<String, SetUpTime> of(ContainerId id) {
    return ofClasses.getOrDefault(id, Collections.emptySortedMap());
  }

  /** The classes of tests, and those around them. */
  static Set<ContainerId> holders(Collection<TestId> tests) {
    Set<ContainerId> holders = new HashSet<>();
    for (TestId test : tests) {
      String name = test.className();
      while (holders.add(new ContainerId(test.execution(), name)) && name.indexOf('$') > 0) {
        name = name.substring(0, name.lastIndexOf('$'));
      }
    }
    return holders;
  }
}
