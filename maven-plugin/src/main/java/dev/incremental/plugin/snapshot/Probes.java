package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells of one fork which method a number stands for. */
final class Probes {
  private final TreeMap<Integer, RecordedClass> classes = new TreeMap<>();

  /** A method with a probe; {@code place} is its index among those of its class. */
  record Probe(RecordedClass type, int place) {
    /** Its {@code name(desc)ret}. */
    String method() {
      return type.methods().names().get(place);
    }

    /** Its name with that of its class, such as {@code a.B#total(La/Order;)I}. */
    String name() {
      return type.name() + "#" + method();
    }
  }

  Probes(List<RecordedClass> recorded) {
    recorded.forEach(each -> classes.put(each.firstProbe(), each));
  }

  /** The method of a number; empty for what is no method's. */
  Optional<Probe> of(int number) {
    Map.Entry<Integer, RecordedClass> below = classes.floorEntry(number);
    int place = below == null ? 0 : number - below.getKey();
    return below == null || place >= below.getValue().methods().names().size()
        ? Optional.empty()
        : Optional.of(new Probe(below.getValue(), place));
  }
}
