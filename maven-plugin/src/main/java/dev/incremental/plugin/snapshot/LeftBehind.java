package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import dev.incremental.plugin.fingerprint.FieldsOfClass;
import dev.incremental.recording.RecordedClass;
import dev.incremental.recording.RecordedScope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether an object that a static initialiser made can be found once it has ended.
 *
 * <p>A builder with which it made a constant is garbage then. Nobody calls an initialiser, so that
 * what it leaves is referred to by static fields that its code has access to, directly or by the
 * fields of such objects; their types tell of which classes that may be. Libraries may keep objects
 * of types that they know, with what these refer to, and functions with what they captured; and
 * whatever the project's code casts to or lets functions be called with, it may have got from one.
 * Where a type leaves open what it holds, everything can be found.
 */
final class LeftBehind {
  /** Types of values that hold no object of the project. */
  private static final Set<String> VALUES =
      Set.of(
          "java.lang.String",
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Class",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.nio.charset.Charset",
          "java.nio.file.Path",
          "java.io.File",
          "java.util.BitSet",
          "java.util.Currency",
          "java.util.Date",
          "java.util.Locale",
          "java.util.TimeZone",
          "java.util.UUID",
          "java.util.regex.Pattern",
          "java.util.concurrent.TimeUnit",
          "java.util.concurrent.atomic.AtomicBoolean",
          "java.util.concurrent.atomic.AtomicInteger",
          "java.util.concurrent.atomic.AtomicLong");

  /** Types of the JDK as which nobody registers an object for ever. */
  private static final Set<String> PASSING =
      Set.of(
          "java.lang.Object",
          "java.lang.Enum",
          "java.lang.Record",
          "java.lang.AutoCloseable",
          "java.lang.CharSequence",
          "java.lang.Cloneable",
          "java.lang.Comparable",
          "java.lang.Iterable",
          "java.io.Closeable",
          "java.io.Serializable",
          "java.util.function.Supplier");

  private static final Set<String> PLAIN =
      Set.of("java.lang.Object", "java.lang.Enum", "java.lang.Record");

  private final Probes probes;
  private final ProjectTypes types;
  private final FieldAccesses accesses;
  private final Map<String, List<String>> subtypes = new HashMap<>();
  private final Map<Integer, Set<String>> reachable = new HashMap<>();
  private final Set<String> received = new HashSet<>();
  private final Map<String, Boolean> passing = new HashMap<>();

  LeftBehind(
      Collection<RecordedClass> classes,
      Probes probes,
      ProjectTypes types,
      FieldAccesses accesses) {
    this.probes = probes;
    this.types = types;
    this.accesses = accesses;
    for (RecordedClass each : classes) {
      received.addAll(accesses.receives(each.name()));
      for (String above : types.lineage(each.name())) {
        subtypes.computeIfAbsent(above, name -> new ArrayList<>()).add(each.name());
      }
    }
  }

  /** Whether an initialiser may have left an object of a class where others find it. */
  boolean by(RecordedScope initialiser, String className) {
    Set<String> lineage = types.lineage(className);
    if (!isKeptByNobody(className)) {
      return true;
    }
    Set<String> found = reachable.get(initialiser.id());
    if (found == null) {
      found = reachable(initialiser);
      reachable.put(initialiser.id(), found);
    }
    return found.contains(FieldsOfClass.ANYTHING)
        || lineage.stream().anyMatch(found::contains)
        || lineage.stream().anyMatch(received::contains);
  }

  /** Whether no library knows what the class is. */
  private boolean isKeptByNobody(String className) {
    return passing.computeIfAbsent(className, name -> isPassing(types.lineage(name)));
  }

  private boolean isPassing(Set<String> lineage) {
    return !lineage.isEmpty()
        && lineage.stream()
            .flatMap(each -> types.facts(each).stream())
            .allMatch(
                facts ->
                    isPassing(facts.superName())
                        && facts.interfaces().stream().allMatch(this::isPassing));
  }

  private boolean isPassing(@Nullable String supertype) {
    return supertype == null || types.contains(supertype) || PASSING.contains(supertype);
  }

  private Set<String> reachable(RecordedScope initialiser) {
    Set<String> found = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    if (!types.contains(initialiser.name())) {
      found.add(FieldsOfClass.ANYTHING);
    }
    add(accesses.typesInReach(initialiser.name() + "#<clinit>()V"), found, open);
    for (int number : initialiser.touched()) {
      Optional<Probes.Probe> probe = probes.of(number);
      if (probe.isPresent()) {
        add(accesses.typesInReach(probe.get().name()), found, open);
        String made = probe.get().type().name();
        addOfProject(accesses.captures(made), found, open);
        if (!isKeptByNobody(made)) {
          add(Set.of(made), found, open);
        }
      }
    }
    follow(found, open);
    return found;
  }

  /**
   * Classes of the project of which an object may be found by way of types, with {@link
   * FieldsOfClass#ANYTHING} where they leave open what they hold.
   */
  Set<String> reachableFrom(Set<String> named) {
    Set<String> found = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    add(named, found, open);
    follow(found, open);
    return found;
  }

  private void follow(Set<String> found, Deque<String> open) {
    while (!open.isEmpty() && !found.contains(FieldsOfClass.ANYTHING)) {
      String name = open.pop();
      for (String each : subtypes.getOrDefault(name, List.of(name))) {
        for (String type : types.lineage(each)) {
          add(typesOf(type), found, open);
        }
      }
    }
  }

  private void add(Set<String> named, Set<String> found, Deque<String> open) {
    for (String each : named) {
      if (types.contains(each)) {
        if (found.add(each)) {
          open.push(each);
        }
      } else if (!isValue(each)) {
        found.add(FieldsOfClass.ANYTHING);
      }
    }
  }

  /** Of what functions hold, what else is there does not make others of the project's objects. */
  private void addOfProject(Set<String> named, Set<String> found, Deque<String> open) {
    for (String each : named) {
      if (types.contains(each) && found.add(each)) {
        open.push(each);
      }
    }
  }

  private static boolean isValue(String type) {
    return VALUES.contains(type) || type.startsWith("java.time.");
  }

  /** What an object may refer to; a superclass from elsewhere has fields of its own. */
  private Set<String> typesOf(String className) {
    Set<String> named = new HashSet<>(accesses.typesOfFields(className));
    types
        .facts(className)
        .map(ClassFacts::superName)
        .filter(name -> !types.contains(name) && !PLAIN.contains(name))
        .ifPresent(name -> named.add(FieldsOfClass.ANYTHING));
    return named;
  }
}
