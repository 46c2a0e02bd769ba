package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import dev.incremental.recording.RecordedClass;
import java.util.ArrayList;
import java.util.BitSet;
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
 * reached in any case: bodies of lambdas, methods that functions are made of, those of types that
 * extend or implement theirs, and those of generated classes. The class of the test itself is not
 * called back.
 */
final class Reach {
  private static final BitSet NOTHING = new BitSet();

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
  private final Map<String, BitSet> byClass = new HashMap<>();
  private final Map<String, BitSet> bySupertype = new HashMap<>();
  private final Map<Set<String>, BitSet> ofTests = new HashMap<>();
  private final Map<String, Boolean> calledBack = new HashMap<>();
  private final Map<String, Integer> names = new HashMap<>();
  private final List<BitSet> related = new ArrayList<>();
  private final Map<Integer, Leads> leads = new HashMap<>();
  private final BitSet anyway = new BitSet();

  /**
   * What was reached.
   *
   * @param numbers of methods
   * @param outside whether code among them may have asked for files, properties or the like
   */
  record Reached(BitSet numbers, boolean outside) {}

  /** Where a method leads: classes by their place among the names, and perhaps outside. */
  private record Leads(int[] names, boolean outside) {}

  Reach(List<RecordedClass> classes, Probes probes, ProjectTypes types, FieldAccesses accesses) {
    this.probes = probes;
    this.types = types;
    Set<String> functions = new HashSet<>();
    for (RecordedClass each : classes) {
      byClass.computeIfAbsent(each.name(), name -> new BitSet()).or(numbers(each));
      functions.addAll(accesses.handles(each.name()));
    }
    for (RecordedClass each : classes) {
      addToSupertypes(each);
      for (int place = 0; place < each.methods().names().size(); place++) {
        String method = each.methods().names().get(place);
        if (functions.contains(method) || isReachedAnyway(each.name(), method)) {
          anyway.set(each.firstProbe() + place);
        }
      }
    }
  }

  private static BitSet numbers(RecordedClass type) {
    BitSet numbers = new BitSet();
    numbers.set(type.firstProbe(), type.firstProbe() + type.methods().names().size());
    return numbers;
  }

  /** Through a supertype a class is reached with all that it inherits. */
  private void addToSupertypes(RecordedClass type) {
    Set<String> lineage = types.lineage(type.name());
    BitSet inherited = new BitSet();
    lineage.forEach(name -> inherited.or(byClass.getOrDefault(name, NOTHING)));
    lineage.forEach(name -> bySupertype.computeIfAbsent(name, key -> new BitSet()).or(inherited));
  }

  private boolean isReachedAnyway(String className, String method) {
    return !types.contains(className)
        || method.startsWith("lambda$")
        || CALLED_BY_JDK.contains(method)
        || isCalledBack(className);
  }

  /**
   * Finds what may have been run whatever was called.
   *
   * @param touched numbers of what the scope ran
   * @param own the class of the test, and its supertypes
   */
  Reached anyway(BitSet touched, Set<String> own) {
    BitSet from = (BitSet) anyway.clone();
    from.andNot(ofTests.computeIfAbsent(own, this::withoutLambdas));
    return from(new Reached(new BitSet(), false), touched, from);
  }

  /**
   * Finds what may have been run.
   *
   * @param anyway what may have been run in any case
   * @param touched numbers of what the scope ran
   * @param from numbers of the methods to begin with
   */
  Reached from(Reached anyway, BitSet touched, BitSet from) {
    BitSet open = (BitSet) from.clone();
    open.and(touched);
    open.andNot(anyway.numbers());
    BitSet reached = (BitSet) anyway.numbers().clone();
    reached.or(open);
    BitSet seen = new BitSet();
    boolean outside = anyway.outside();
    while (!open.isEmpty()) {
      BitSet next = new BitSet();
      for (int number = open.nextSetBit(0); number >= 0; number = open.nextSetBit(number + 1)) {
        Leads of = leads(number);
        outside |= of.outside();
        for (int name : of.names()) {
          if (!seen.get(name)) {
            seen.set(name);
            next.or(related.get(name));
          }
        }
      }
      next.and(touched);
      next.andNot(reached);
      reached.or(next);
      open = next;
    }
    return new Reached(reached, outside);
  }

  /** Methods of classes that nothing but their own code calls. */
  private BitSet withoutLambdas(Set<String> classNames) {
    BitSet found = new BitSet();
    for (String name : classNames) {
      found.or(byClass.getOrDefault(name, NOTHING));
    }
    BitSet lambdas = new BitSet();
    found.stream()
        .filter(
            number ->
                probes.of(number).filter(each -> each.method().startsWith("lambda$")).isPresent())
        .forEach(lambdas::set);
    found.andNot(lambdas);
    return found;
  }

  private Leads leads(int number) {
    Leads known = leads.get(number);
    if (known == null) {
      known = find(number);
      leads.put(number, known);
    }
    return known;
  }

  private Leads find(int number) {
    Optional<Probes.Probe> probe = probes.of(number);
    Optional<ClassFacts> facts = probe.flatMap(each -> types.facts(each.type().name()));
    if (facts.isEmpty()) {
      return new Leads(new int[0], true);
    }
    String method = probe.orElseThrow().method();
    Set<String> found = new HashSet<>(types.references(facts.get(), method));
    for (String host : facts.get().hosts().getOrDefault(method, List.of())) {
      found.addAll(types.references(facts.get(), host));
    }
    return new Leads(
        found.stream().filter(types::contains).mapToInt(this::place).toArray(),
        found.stream().anyMatch(name -> !types.contains(name) && leadsOutside(name)));
  }

  /** The place of a class among the names, made together with what it is related to. */
  private int place(String name) {
    Integer known = names.get(name);
    if (known != null) {
      return known;
    }
    BitSet numbers = (BitSet) bySupertype.getOrDefault(name, NOTHING).clone();
    for (String above : types.lineage(name)) {
      numbers.or(byClass.getOrDefault(above, NOTHING));
    }
    names.put(name, related.size());
    related.add(numbers);
    return related.size() - 1;
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
}
