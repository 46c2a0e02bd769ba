package dev.incremental.agent.scope;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values that Spring's caches keep beyond the test that computed them: whoever asks for one uses
 * whoever put it there.
 *
 * <p>Caches are told apart by their names, keys by hash code alone, outside the recorder's lock,
 * since that is their own code: one that is the same by chance means one edge too many.
 */
final class CachedValues {
  private final Recorder recorder;
  private final Map<String, Map<Integer, BitSet>> fillers = new HashMap<>();

  CachedValues(Recorder recorder) {
    this.recorder = recorder;
  }

  /** A value may be taken from a cache. */
  void asked(String cache, @Nullable Object key) {
    int hash = Objects.hashCode(key);
    synchronized (fillers) {
      Map<Integer, BitSet> ofCache = fillers.get(cache);
      BitSet known = ofCache == null ? null : ofCache.get(hash);
      if (known != null) {
        for (int id = known.nextSetBit(0); id >= 0; id = known.nextSetBit(id + 1)) {
          recorder.used(id);
        }
      }
    }
  }

  /** A value is put into a cache. */
  void filled(String cache, @Nullable Object key) {
    int hash = Objects.hashCode(key);
    synchronized (fillers) {
      Map<Integer, BitSet> ofCache = fillers.get(cache);
      if (ofCache == null) {
        ofCache = new HashMap<>();
        fillers.put(cache, ofCache);
      }
      BitSet known = ofCache.get(hash);
      if (known == null) {
        known = new BitSet();
        ofCache.put(hash, known);
      }
      known.set(recorder.now());
    }
  }
}
