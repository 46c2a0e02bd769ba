package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import dev.incremental.plugin.fingerprint.ClassSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What decides which tests a class has: its own shape and those of all its supertypes in the
 * project, since tests are inherited.
 */
public final class ClassShapes {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private ClassShapes() {}

  /** Shapes of those of the named classes that there are. */
  public static SortedMap<String, Long> of(ClassSource classes, Collection<String> names) {
    SortedMap<String, Long> shapes = new TreeMap<>();
    for (String name : names) {
      if (classes.facts(name).isPresent()) {
        shapes.put(name, shape(classes, name));
      }
    }
    return shapes;
  }

  /** A class and all its supertypes in the project. */
  public static SortedSet<String> lineage(ClassSource classes, String name) {
    SortedSet<String> found = new TreeSet<>();
    ArrayDeque<String> open = new ArrayDeque<>();
    open.add(name);
    while (!open.isEmpty()) {
      String next = open.remove();
      Optional<ClassFacts> facts = classes.facts(next);
      if (facts.isPresent() && found.add(next)) {
        Optional.ofNullable(facts.get().superName()).ifPresent(open::add);
        open.addAll(facts.get().interfaces());
      }
    }
    return found;
  }

  private static long shape(ClassSource classes, String name) {
    long mixed = 0;
    for (Map.Entry<String, Long> each : shapesByName(classes, name).entrySet()) {
      mixed = (Long.rotateLeft(mixed, 23) ^ each.getKey().hashCode()) * MULTIPLIER;
      mixed = (Long.rotateLeft(mixed, 23) ^ each.getValue()) * MULTIPLIER;
    }
    return mixed;
  }

  private static SortedMap<String, Long> shapesByName(ClassSource classes, String name) {
    SortedMap<String, Long> shapes = new TreeMap<>();
    for (String each : lineage(classes, name)) {
      classes.facts(each).ifPresent(facts -> shapes.put(each, facts.shape()));
    }
    return shapes;
  }
}
