package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the methods that a scope ran may have been run by some of them.
 *
 * <p>Judged by what code refers to: a class that is referred to is reached with its supertypes and
 * subtypes, and all of its methods that ran. What the JDK or a library may have called back is
 * reached in any case: bodies of lambdas, methods of types that extend or implement theirs, and
 * those of generated classes. The class of the test itself is not called back.
 */
final class Reach {
  private static final Set<String> CALLED_BY_JDK =
      Set.of(
          "equals(Ljava/lang/Object;)Z",
          "hashCode()I",
          "toString()Ljava/lang/String;",
          "compareTo(Ljava/lang/Object;)I",
          "close()V");

  /** Packages and classes of the JDK through which nothing but memory is reached. */
  private static final List<String> HARMLESS = List.of("java.lang.", "java.util.", "java.math.");

  private static final List<String> HARMFUL =
      List.of(
          "java.lang.Class",
          "java.lang.System",
          "java.lang.Runtime",
          "java.lang.Process",
          "java.lang.Module",
          "java.lang.reflect.",
          "java.util.ServiceLoader",
          "java.util.ResourceBundle",
          "java.util.Scanner",
          "java.util.Properties",
          "java.util.jar.",
          "java.util.zip.",
          "java.util.prefs.",
          "java.util.logging.");

  private final Probes probes;
  private final ProjectTypes types;
  private final Map<String, Boolean> calledBack = new HashMap<>();

  /**
   * What was reached.
   *
   * @param numbers of methods
   * @param outside whether code among them may have asked for files, properties or the like
   */
  record Reached(BitSet numbers, boolean outside) {}

  Reach(Probes probes, ProjectTypes types) {
    this.probes = probes;
    this.types = types;
  }

  /**
   * Finds what may have been run.
   *
   * @param touched numbers of what the scope ran
   * @param from numbers of the methods to begin with
   * @param own the class of the test, and its supertypes
   */
  Reached from(int[] touched, Collection<Integer> from, Set<String> own) {
    Search search = new Search(own);
    for (int number : touched) {
      probes.of(number).ifPresent(probe -> search.add(number, probe));
    }
    from.forEach(search::reach);
    search.run();
    return new Reached(search.reached, search.outside);
  }

  /** Whether the JDK or a library may call methods of a class that it was given an object of. */
  private boolean isCalledBack(String name) {
    return calledBack.computeIfAbsent(
        name,
        key ->
            types.lineage(key).stream()
                .flatMap(each -> types.facts(each).stream())
                .anyMatch(this::hasForeignSupertype));
  }

  private boolean hasForeignSupertype(ClassFacts facts) {
    List<String> direct = new ArrayList<>(facts.interfaces());
    Optional.ofNullable(facts.superName()).ifPresent(direct::add);
    return direct.stream()
        .anyMatch(
            each ->
                !types.contains(each)
                    && !each.equals("java.lang.Object")
                    && !each.equals("java.lang.Record")
                    && !each.equals("java.lang.Enum")
                    && !each.equals("java.io.Serializable")
                    && !each.equals("java.lang.Cloneable"));
  }

  private static boolean leadsOutside(String className) {
    return HARMFUL.stream().anyMatch(className::startsWith)
        || HARMLESS.stream().noneMatch(className::startsWith);
  }

  /** One search among what one scope ran. */
  private final class Search {
    private final Set<String> own;
    private final Map<String, List<Integer>> byClass = new HashMap<>();
    private final Map<String, Set<String>> subtypes = new HashMap<>();
    private final Set<String> classes = new HashSet<>();
    private final BitSet reached = new BitSet();
    private final Deque<Integer> open = new ArrayDeque<>();
    private boolean outside;

    Search(Set<String> own) {
      this.own = own;
    }

    void add(int number, Probes.Probe probe) {
      String name = probe.type().name();
      List<Integer> ofClass = byClass.get(name);
      if (ofClass == null) {
        ofClass = new ArrayList<>();
        byClass.put(name, ofClass);
        for (String above : types.lineage(name)) {
          subtypes.computeIfAbsent(above, key -> new HashSet<>()).add(name);
        }
      }
      ofClass.add(number);
      boolean generated = !types.contains(name);
      if (generated
          || probe.method().startsWith("lambda$")
          || (!own.contains(name)
              && (CALLED_BY_JDK.contains(probe.method()) || isCalledBack(name)))) {
        reach(number);
      }
    }

    void reach(int number) {
      if (!reached.get(number)) {
        reached.set(number);
        open.add(number);
      }
    }

    void run() {
      while (!open.isEmpty()) {
        Optional<Probes.Probe> probe = probes.of(open.remove());
        Optional<ClassFacts> facts = probe.flatMap(each -> types.facts(each.type().name()));
        if (facts.isPresent()) {
          String method = probe.get().method();
          types.references(facts.get(), method).forEach(this::reachClass);
          for (String host : facts.get().hosts().getOrDefault(method, List.of())) {
            types.references(facts.get(), host).forEach(this::reachClass);
          }
        } else {
          outside = true;
        }
      }
    }

    private void reachClass(String name) {
      if (!types.contains(name)) {
        outside |= leadsOutside(name);
        return;
      }
      if (classes.add(name)) {
        Set<String> related = new HashSet<>(types.lineage(name));
        related.addAll(subtypes.getOrDefault(name, Set.of()));
        for (String each : related) {
          byClass.getOrDefault(each, List.of()).forEach(this::reach);
        }
      }
    }
  }
}
