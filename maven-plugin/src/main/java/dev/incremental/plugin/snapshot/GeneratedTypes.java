package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedClass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds what classes that no file holds were made from: mocks, proxies and the like, as they were
 * in one fork.
 *
 * <p>What such a class does is decided by the library that makes it, which must match, by what that
 * asked for meanwhile, which is recorded, and by the classes it was made from: those it extends or
 * implements, and those whose name it carries on, as {@code Order$Mock$Call} does that of {@code
 * Order$Mock}.
 */
final class GeneratedTypes {
  private final Map<String, Set<String>> supertypes = new HashMap<>();
  private final ProjectTypes types;

  GeneratedTypes(Iterable<RecordedClass> recorded, ProjectTypes types) {
    this.types = types;
    for (RecordedClass each : recorded) {
      Set<String> direct = supertypes.computeIfAbsent(each.name(), name -> new HashSet<>());
      if (each.superName() != null) {
        direct.add(each.superName());
      }
      direct.addAll(each.interfaces());
    }
  }

  /** Names of the class itself, of all that it was made from, and of their supertypes. */
  Set<String> origins(String name) {
    Set<String> found = new HashSet<>(Set.of(name));
    Deque<String> open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      for (String above : madeFrom(open.remove())) {
        if (types.contains(above)) {
          found.addAll(types.lineage(above));
        } else if (found.add(above)) {
          open.add(above);
        }
      }
    }
    return found;
  }

  private Set<String> madeFrom(String name) {
    Set<String> known = new HashSet<>(supertypes.getOrDefault(name, Set.of()));
    for (int end = name.lastIndexOf('$'); end > 0; end = name.lastIndexOf('$', end - 1)) {
      String shorter = name.substring(0, end);
      if (types.contains(shorter) || supertypes.containsKey(shorter)) {
        known.add(shorter);
        return known;
      }
    }
    return known;
  }
}
