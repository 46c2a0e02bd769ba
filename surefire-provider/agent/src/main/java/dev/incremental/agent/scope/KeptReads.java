package dev.incremental.agent.scope;

import dev.incremental.recording.NameKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Files, resources and values that were read while a test had an application context in hand that
 * outlives it; callers hold the recorder's lock.
 *
 * <p>Beans keep what they read: templates, messages, queries. Whoever is given the same context
 * later gets that from memory and asks for no file, and so depends on all that was read before.
 */
final class KeptReads {
  private final Map<Integer, BitSet> reads = new HashMap<>();

  /** A context began to be loaded. */
  void begin(int context) {
    reads.put(context, new BitSet());
  }

  /**
   * Something was asked for by name. What a load asks for belongs to the load alone. What a thread
   * in the background reads of a database may be for whoever comes later in the class that is open,
   * or for a bean of any context, and is looked up in memory then.
   */
  void read(NameKind kind, int number, Timeline timeline) {
    if (kind == NameKind.DATABASE && !timeline.isThreadOfTests()) {
      timeline.surroundings().get(0).touches.add(number);
      if (timeline.openContext() == null) {
        reads.values().forEach(known -> known.set(number));
      }
    } else if (!reads.isEmpty() && isKept(kind) && timeline.openContext() == null) {
      List<Scope> open = timeline.surroundings();
      open.addAll(timeline.leaves());
      for (BitSet known : inHandsOf(open)) {
        known.set(number);
      }
    }
  }

  /** Lets a test that ends touch whatever its contexts may have kept. */
  void addTo(Scope test, Timeline timeline) {
    if (!reads.isEmpty()) {
      List<Scope> open = timeline.surroundings();
      open.add(test);
      for (BitSet known : inHandsOf(open)) {
        for (int number = known.nextSetBit(0); number >= 0; number = known.nextSetBit(number + 1)) {
          test.touches.add(number);
        }
      }
    }
  }

  private List<BitSet> inHandsOf(List<Scope> scopes) {
    List<BitSet> found = new ArrayList<>();
    for (Map.Entry<Integer, BitSet> context : reads.entrySet()) {
      for (Scope scope : scopes) {
        if (scope.uses(context.getKey())) {
          found.add(context.getValue());
          break;
        }
      }
    }
    return found;
  }

  /** Files and values; of classes the JVM keeps more than contexts do. */
  private static boolean isKept(NameKind kind) {
    return kind == NameKind.RESOURCE
        || kind == NameKind.FILE
        || kind == NameKind.EXISTENCE
        || kind == NameKind.LISTING
        || kind == NameKind.PROPERTY
        || kind == NameKind.ENVIRONMENT
        || kind == NameKind.DATABASE;
  }
}
