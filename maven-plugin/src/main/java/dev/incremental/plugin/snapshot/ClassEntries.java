package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the entries that stand for code of the project.
 *
 * <p>Fingerprints are those from before the run; a class whose file changed meanwhile has none.
 */
final class ClassEntries {
  /** Added by JaCoCo when a class is loaded: its behaviour is not the project's. */
  private static final String COVERAGE = "$jacoco";

  private final SnapshotBuilder builder;
  private final ProjectTypes types;
  private final CurrentState state;
  private final Predicate<String> inLibrary;
  private final Map<String, Integer> shapes = new HashMap<>();
  private final Map<String, Indices> methods = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  ClassEntries(
      SnapshotBuilder builder,
      ProjectTypes types,
      CurrentState state,
      Predicate<String> inLibrary) {
    this.builder = builder;
    this.types = types;
    this.state = state;
    this.inLibrary = inLibrary;
  }

  /** Whether the project has a class of this name. */
  boolean isOfProject(String name) {
    return types.contains(name);
  }

  /** The entries of a method that was run. */
  Indices method(ClassFacts facts, String method) {
    String name = methodName(facts.name(), method);
    Indices known = methods.get(name);
    if (known == null) {
      known = make(facts, method);
      methods.put(name, known);
    }
    return known;
  }

  private Indices make(ClassFacts facts, String method) {
    if (facts.methods().containsKey(method)) {
      return Indices.of(entry(facts, method));
    }
    List<String> hosts = facts.hosts().getOrDefault(method, List.of());
    if (!hosts.isEmpty() && facts.methods().keySet().containsAll(hosts)) {
      return Indices.of(hosts.stream().mapToInt(host -> entry(facts, host)).toArray());
    }
    if (method.startsWith(COVERAGE)) {
      return Indices.of(shape(facts));
    }
    return whole(facts);
  }

  /** All of a class: the safe answer where it is not known what of it was run. */
  Indices whole(ClassFacts facts) {
    BitSet all = new BitSet();
    all.set(shape(facts));
    facts.methods().keySet().forEach(method -> all.set(entry(facts, method)));
    return Indices.of(all);
  }

  private int entry(ClassFacts facts, String method) {
    BitSet implied = new BitSet();
    implied.set(shape(facts));
    for (String reference : types.references(facts, method)) {
      int entry = reference(reference);
      if (entry >= 0) {
        implied.set(entry);
      }
    }
    Dependency dependency = new Dependency(DependencyKind.METHOD, methodName(facts.name(), method));
    return builder.entry(
        new Entry(
            dependency, unlessChanged(facts, facts.methods().get(method)), Indices.of(implied)));
  }

  /** −1 for a class that is a library's business. */
  private int reference(String name) {
    Optional<ClassFacts> facts = types.facts(name);
    if (facts.isPresent()) {
      return shape(facts.get());
    }
    return inLibrary.test(name) ? -1 : name(name);
  }

  /** The entry of a class's shape, which implies those of its supertypes. */
  int shape(ClassFacts facts) {
    Integer known = shapes.get(facts.name());
    if (known == null) {
      known = makeShape(facts);
      shapes.put(facts.name(), known);
    }
    return known;
  }

  private int makeShape(ClassFacts facts) {
    Dependency dependency = new Dependency(DependencyKind.SHAPE, facts.name());
    if (!open.add(facts.name())) { // class files that contradict each other
      return builder.entry(new Entry(dependency, Fingerprint.UNKNOWN, Indices.NONE));
    }
    BitSet implied = new BitSet();
    types
        .facts(facts.superName() == null ? "" : facts.superName())
        .ifPresent(above -> implied.set(shape(above)));
    for (String each : facts.interfaces()) {
      types.facts(each).ifPresent(above -> implied.set(shape(above)));
    }
    open.remove(facts.name());
    return builder.entry(
        new Entry(dependency, unlessChanged(facts, facts.shape()), Indices.of(implied)));
  }

  /** The entry of whether the project has a class of a name. */
  int name(String name) {
    return name(name, Indices.NONE);
  }

  /** The entry of a library's class, before which one of the project may come to stand. */
  OptionalInt ofLibrary(String name) {
    return !types.contains(name) && inLibrary.test(name)
        ? OptionalInt.of(name(name))
        : OptionalInt.empty();
  }

  /** The entry of a class's name where what was found may have been looked at. */
  int nameAndShape(String name) {
    return name(
        name, types.facts(name).map(facts -> Indices.of(shape(facts))).orElse(Indices.NONE));
  }

  /** The entry of a class's name where what was found may have been asked what it is. */
  int nameAndHeader(String name) {
    return name(
        name, types.facts(name).map(facts -> Indices.of(headers(facts))).orElse(Indices.NONE));
  }

  /** The entry of a class's name where all but code, and the order of it, may have been read. */
  int nameHeaderAndShape(String name) {
    Optional<ClassFacts> facts = types.facts(name);
    if (facts.isEmpty()) {
      return name(name);
    }
    BitSet all = headers(facts.get());
    all.set(shape(facts.get()));
    return name(name, Indices.of(all));
  }

  /** The entries of the headers of a class and of its supertypes. */
  private BitSet headers(ClassFacts facts) {
    BitSet headers = new BitSet();
    for (String each : types.lineage(facts.name())) {
      types.facts(each).ifPresent(type -> headers.set(header(type)));
    }
    return headers;
  }

  private int header(ClassFacts facts) {
    Dependency dependency = new Dependency(DependencyKind.HEADER, facts.name());
    return builder.entry(new Entry(dependency, unlessChanged(facts, facts.header()), Indices.NONE));
  }

  private int name(String name, Indices implied) {
    Dependency dependency = new Dependency(DependencyKind.CLASS_NAME, name);
    long now = state.of(dependency);
    boolean appearedOrWent = (now == Fingerprint.ABSENT) == types.contains(name);
    return builder.entry(
        new Entry(dependency, appearedOrWent ? Fingerprint.UNKNOWN : now, implied));
  }

  /** An entry that never matches. */
  int unknowable(String what) {
    Dependency dependency = new Dependency(DependencyKind.UNKNOWABLE, what);
    return builder.entry(new Entry(dependency, Fingerprint.UNKNOWN, Indices.NONE));
  }

  /** The entry of a method whose class has no file. */
  int withoutFile(String className, String method) {
    Dependency dependency = new Dependency(DependencyKind.METHOD, methodName(className, method));
    return builder.entry(new Entry(dependency, Fingerprint.UNKNOWN, Indices.NONE));
  }

  private long unlessChanged(ClassFacts facts, @Nullable Long fingerprint) {
    return fingerprint == null || types.changed(facts.name()) ? Fingerprint.UNKNOWN : fingerprint;
  }

  private static String methodName(String className, String method) {
    return className + "#" + method;
  }
}
