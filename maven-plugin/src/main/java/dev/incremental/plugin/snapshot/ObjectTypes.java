package dev.incremental.plugin.snapshot;

import dev.incremental.recording.Origin;
import dev.incremental.recording.RecordedClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
  private static final String ANNOTATION = "java.lang.annotation.Annotation";

  private final NavigableMap<Integer, Type> types = new TreeMap<>();

  /** A class that was loaded, once for each class loader that did. */
  private record Type(
      RecordedClass recorded, int number, BitSet supertypes, BitSet statics, boolean ofProject) {}

  /**
   * Numbers of types.
   *
   * @param made those of which a constructor ran, their supertypes included
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
      Set<RecordedClass> above = supertypes(each, byName);
      BitSet supertypes = new BitSet();
      for (RecordedClass type : above) {
        supertypes.set(number(numbers, type.name()));
      }
      BitSet statics = new BitSet();
      Indices.of(each.methods().statics()).addTo(statics);
      boolean ofProject = isOfProject(each) || above.stream().anyMatch(ObjectTypes::isOfProject);
      int number = number(numbers, each.name());
      types.put(each.firstProbe(), new Type(each, number, supertypes, statics, ofProject));
    }
  }

  /**
   * Not so for what is made of a library's types alone, nor for annotations, which the JVM makes
   * once and keeps: what they are is their class's shape.
   */
  private static boolean isOfProject(RecordedClass type) {
    return type.origin() != Origin.GENERATED && !type.interfaces().contains(ANNOTATION);
  }

  private static int number(Map<String, Integer> numbers, String name) {
    return Objects.requireNonNull(numbers.get(name));
  }

  /** Recorded supertypes of a class. */
  private static Set<RecordedClass> supertypes(
      RecordedClass type, Map<String, RecordedClass> byName) {
    Set<RecordedClass> found = new HashSet<>();
    Deque<RecordedClass> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      RecordedClass next = open.pop();
      List<String> direct = new ArrayList<>(next.interfaces());
      if (next.superName() != null) {
        direct.add(next.superName());
      }
      for (String each : direct) {
        RecordedClass known = byName.get(each);
        if (known != null && found.add(known)) {
          open.push(known);
        }
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
      found.made().or(type.supertypes());
    } else if (type.ofProject() && !type.statics().get(place)) {
      found.workedOn().set(type.number());
    }
  }
}
