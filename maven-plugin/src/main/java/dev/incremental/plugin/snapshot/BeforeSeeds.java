package dev.incremental.plugin.snapshot;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Remembers how long set-up took in classes before they began with seeds. */
final class BeforeSeeds {
  private BeforeSeeds() {}

  /**
   * What is known once a newer snapshot is laid over an older one: in microseconds, of classes that
   * begin with a seed.
   *
   * @param left all tests that there are
   */
  static SortedMap<ContainerId, Long> of(Snapshot older, Snapshot newer, Set<TestId> left) {
    SortedMap<ContainerId, Long> before = new TreeMap<>(older.setUps().beforeSeeds());
    Set<ContainerId> now = SeededClasses.in(newer);
    Set<ContainerId> unseeded = SetUpTimes.holders(newer.tests().keySet());
    unseeded.removeAll(now);
    before.keySet().removeAll(unseeded);
    if (!now.isEmpty()) {
      Set<ContainerId> then = SeededClasses.in(older);
      for (ContainerId id : now) {
        if (!then.contains(id) && older.setUps().ofClasses().containsKey(id)) {
          before.put(id, older.setUps().microsOf(id));
        }
      }
    }
    before.putAll(newer.setUps().beforeSeeds());
    before.keySet().retainAll(SetUpTimes.holders(left));
    return before;
  }
}
