package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedClass;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Tells from the probes of one fork which types' objects were made or worked on. */
final class ObjectTypes {
  private static final String CONSTRUCTOR = "<init>(";

  private final NavigableMap<Integer, Type> types = new TreeMap<>();

  /** A class that was loaded, once for each class loader that did. */
  private record Type(RecordedClass recorded, int number, BitSet interfaces, BitSet statics) {}

  /**
   * Numbers of types.
   *
   * @param made those of which a constructor ran, their interfaces included
   * @param workedOn those of which a method ran that needs an object
   */
  record Touched(BitSet made, BitSet workedOn) {
    static final Touched NOTHING = new Touched(new BitSet(), new BitSet());
  }

  ObjectTypes(List<RecordedClass> classes) {
    Map<String, Integer> numbers = new HashMap<>();
    Map<String, RecordedClass> byName = new HashMap<>();
    for (RecordedClass each : classes) {
      numbers.putIfAbsent(each.name(), numbers.size());
      byName.put(each.name(), each);
    }
    for (RecordedClass each : classes) {
      BitSet interfaces = new BitSet();
      interfaces(each, byName).forEach(name -> interfaces.set(number(numbers, name)));
      BitSet statics = new BitSet();
      Indices.of(each.methods().statics()).addTo(statics);
      types.put(
          each.firstProbe(), new Type(each, number(numbers, each.name()), interfaces, statics));
    }
  }

  private static int number(Map<String, Integer> numbers, String name) {
    return Objects.requireNonNull(numbers.get(name));
  }

  /** Recorded interfaces of a class, inherited ones included. */
  private static Set<String> interfaces(RecordedClass type, Map<String, RecordedClass> byName) {
    Set<String> found = new HashSet<>();
    Deque<RecordedClass> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      RecordedClass next = open.pop();
      for (String each : next.interfaces()) {
        RecordedClass known = byName.get(each);
        if (known != null && found.add(each)) {
          open.push(known);
        }
      }
      RecordedClass above = next.superName() == null ? null : byName.get(next.superName());
      if (above != null) {
        open.push(above);
      }
    }
    return found;
  }

  /** What a scope did, by the numbers that it touched. */
  Touched of(int[] numbers) {
    Touched found = new Touched(new BitSet(), new BitSet());
    for (int number : numbers) {
      Map.Entry<Integer, Type> below = types.floorEntry(number);
      int place = below == null ? 0 : number - below.getKey();
      if (below != null && place < below.getValue().recorded().methods().names().size()) {
        add(found, below.getValue(), place);
      }
    }
    return found;
  }

  private static void add(Touched found, Type type, int place) {
    if (type.recorded().methods().names().get(place).startsWith(CONSTRUCTOR)) {
      found.made().set(type.number());
      found.made().or(type.interfaces());
    } else if (!type.statics().get(place)) {
      found.workedOn().set(type.number());
    }
  }
}
