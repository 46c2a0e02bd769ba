package dev.incremental.plugin.snapshot;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Remembers how long set-up took in classes before they began with seeds.
 *
 * <p>A run that is red tells nothing of seeds. So the time of a class is kept until tests of it
 * pass that begin with none.
 */
final class BeforeSeeds {
  private BeforeSeeds() {}

  /**
   * What is known once a newer snapshot is laid over an older one, in microseconds.
   *
   * @param laid the newer over the older
   */
  static SortedMap<ContainerId, Long> of(Snapshot older, Snapshot newer, Snapshot laid) {
    SortedMap<ContainerId, Long> before = new TreeMap<>(older.setUps().beforeSeeds());
    SeededClasses then = SeededClasses.of(older);
    older.setUps().ofClasses().keySet().stream()
        .filter(then::surelyLack)
        .forEach(id -> before.putIfAbsent(id, older.setUps().microsOf(id)));
    before.putAll(newer.setUps().beforeSeeds());
    before.keySet().removeIf(SeededClasses.of(laid)::surelyLack);
    before.keySet().retainAll(SetUpTimes.holders(laid.tests().keySet()));
    return before;
  }
}
