package dev.incremental.plugin.mojo;

import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Snapshot;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Remembers under which includes, excludes and groups the tests of a class were all recorded.
 *
 * <p>A class of which one group was recorded is not known to someone who runs all groups. The mark
 * stands among the known classes, under a name that no class can have.
 */
final class KnownUnder {
  private static final String MARK = "which tests there are";

  private KnownUnder() {}

  /** The name of the value that is marked. */
  static String setting(String execution) {
    return MARK + " in " + execution;
  }

  /**
   * Forgets which classes are known where they were recorded under other settings.
   *
   * @param executions those at issue; nothing is forgotten of others, of which the settings are not
   *     known now
   */
  static Snapshot forgettingOthers(
      Snapshot snapshot, CurrentState now, Collection<String> executions) {
    SortedMap<ContainerId, Long> known = new TreeMap<>(snapshot.knownClasses());
    for (ContainerId each : new TreeSet<>(known.keySet())) {
      Long then = snapshot.knownClasses().get(mark(each.execution()));
      boolean stays = !executions.contains(each.execution());
      if (!stays && (then == null || then != fingerprint(each.execution(), now))) {
        known.remove(each);
      }
    }
    return with(snapshot, known);
  }

  /** Forgets which classes are known where a newer snapshot was recorded under other settings. */
  static Snapshot forgettingUnlike(Snapshot older, Snapshot newer) {
    SortedMap<ContainerId, Long> known = new TreeMap<>(older.knownClasses());
    known
        .keySet()
        .removeIf(
            each -> {
              Long now = newer.knownClasses().get(mark(each.execution()));
              return now != null && !now.equals(older.knownClasses().get(mark(each.execution())));
            });
    return with(older, known);
  }

  /** Marks what a run recorded. */
  static Snapshot marked(Snapshot snapshot, CurrentState now) {
    SortedMap<ContainerId, Long> known = new TreeMap<>(snapshot.knownClasses());
    for (ContainerId each : snapshot.knownClasses().keySet()) {
      known.put(mark(each.execution()), fingerprint(each.execution(), now));
    }
    return with(snapshot, known);
  }

  private static ContainerId mark(String execution) {
    return new ContainerId(execution, MARK);
  }

  private static long fingerprint(String execution, CurrentState now) {
    return now.of(new Dependency(DependencyKind.SETTING, setting(execution)));
  }

  private static Snapshot with(Snapshot snapshot, Map<ContainerId, Long> known) {
    return new Snapshot(
        snapshot.entries(),
        snapshot.scopes(),
        snapshot.tests(),
        Collections.unmodifiableSortedMap(new TreeMap<>(known)),
        snapshot.settings(),
        snapshot.failedContainers(),
        snapshot.setUps(),
        snapshot.commit(),
        snapshot.createdAt());
  }
}
