package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import dev.incremental.plugin.fingerprint.ClassSource;
import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A project in memory: classes, files and an environment that a specification can edit. */
public final class Project implements ClassSource, CurrentState, Surroundings {
  private final Map<String, Type> types = new LinkedHashMap<>();
  private final Map<Dependency, Long> contents = new HashMap<>();
  private final Map<String, Instant> modified = new HashMap<>();
  private final Set<String> changed = new TreeSet<>();
  private final Set<String> notUnderstood = new TreeSet<>();
  private final Set<String> locations = new TreeSet<>();
  private final Set<String> libraries = new HashSet<>();
  private long next = 1000;

  /** A class of the project. */
  public final class Type {
    private final String name;
    private long shape = next++;
    private String superName = "java.lang.Object";
    private boolean understood = true;
    private final List<String> interfaces = new ArrayList<>();
    private final Map<String, Long> methods = new LinkedHashMap<>();
    private final Map<String, List<String>> hosts = new LinkedHashMap<>();
    private final Map<String, Set<String>> references = new LinkedHashMap<>();

    private Type(String name) {
      this.name = name;
    }

    public Type extending(String above) {
      superName = above;
      return this;
    }

    public Type implementing(String... above) {
      interfaces.addAll(List.of(above));
      return this;
    }

    /** Its file holds something that is no class. */
    public Type garbled() {
      understood = false;
      return this;
    }

    /** Adds a method whose code refers to these classes. */
    public Type method(String method, String... refersTo) {
      methods.put(method, next++);
      references.put(method, Set.of(refersTo));
      return this;
    }

    /** Adds a synthetic method that is folded into others. */
    public Type folded(String method, List<String> into, String... refersTo) {
      hosts.put(method, into);
      references.put(method, Set.of(refersTo));
      return this;
    }

    /** Adds a method as an edit would: the shape changes too. */
    public Type gains(String method) {
      shape = next++;
      return method(method);
    }

    public Type loses(String method) {
      shape = next++;
      methods.remove(method);
      return this;
    }
  }

  /** A class, made when first asked for. */
  public Type type(String name) {
    return types.computeIfAbsent(name, Type::new);
  }

  public Project library(String name) {
    libraries.add(name);
    return this;
  }

  public Project has(DependencyKind kind, String name) {
    contents.put(new Dependency(kind, name), next++);
    return this;
  }

  public Project hasNot(DependencyKind kind, String name) {
    contents.remove(new Dependency(kind, name));
    return this;
  }

  /** Edits the body of {@code a.B#m()V}. */
  public Project editBody(String method) {
    int hash = method.indexOf('#');
    type(method.substring(0, hash)).methods.put(method.substring(hash + 1), next++);
    return this;
  }

  public Project editShape(String name) {
    type(name).shape = next++;
    return this;
  }

  public Project edit(DependencyKind kind, String name) {
    return has(kind, name);
  }

  /** Brings back a content that there was before. */
  public Project restore(Dependency dependency, long fingerprint) {
    contents.put(dependency, fingerprint);
    return this;
  }

  public Project delete(String name) {
    types.remove(name);
    return this;
  }

  /** A class of which there is a file that cannot be understood. */
  public Project cannotUnderstand(String name) {
    notUnderstood.add(name);
    return this;
  }

  /** Somebody saves the source of a class and its IDE compiles it. */
  public Project changesMeanwhile(String name) {
    changed.add(name);
    return this;
  }

  public Project modified(String path, Instant at) {
    modified.put(path, at);
    return this;
  }

  @Override
  public Optional<ClassFacts> facts(String name) {
    return Optional.ofNullable(types.get(name))
        .filter(type -> type.understood)
        .map(
            type ->
                new ClassFacts(
                    name,
                    type.shape,
                    type.shape,
                    type.superName,
                    List.copyOf(type.interfaces),
                    Map.copyOf(type.methods),
                    Map.copyOf(type.hosts),
                    Map.of()));
  }

  @Override
  public Set<String> names() {
    Set<String> names = new TreeSet<>(types.keySet());
    names.addAll(notUnderstood);
    return names;
  }

  @Override
  public Map<String, Set<String>> references(String name) {
    Type type = types.get(name);
    return type == null ? Map.of() : Map.copyOf(type.references);
  }

  @Override
  public Set<String> changedSince() {
    return Set.copyOf(changed);
  }

  @Override
  public long of(Dependency dependency) {
    String name = dependency.name();
    return switch (dependency.kind()) {
      case METHOD -> body(name);
      case SHAPE -> facts(name).map(ClassFacts::shape).orElse(Fingerprint.ABSENT);
      case CLASS_NAME -> types.containsKey(name) ? 1 : Fingerprint.ABSENT;
      case UNKNOWABLE -> Fingerprint.UNKNOWN;
      default -> contents.getOrDefault(dependency, Fingerprint.ABSENT);
    };
  }

  private long body(String method) {
    int hash = method.indexOf('#');
    if (hash < 0) {
      return Fingerprint.ABSENT;
    }
    return facts(method.substring(0, hash))
        .map(facts -> facts.methods().get(method.substring(hash + 1)))
        .orElse(Fingerprint.ABSENT);
  }

  @Override
  public Optional<String> nameOf(String absolutePath) {
    return absolutePath.startsWith("/repo/")
        ? Optional.of(absolutePath.substring("/repo/".length()))
        : Optional.empty();
  }

  @Override
  public Optional<String> location(String absolutePath) {
    return locations.stream().filter(absolutePath::startsWith).findFirst();
  }

  /** Classes are loaded from there. */
  public Project loadsFrom(String location) {
    locations.add(location);
    return has(DependencyKind.LOCATION, location);
  }

  @Override
  public boolean inLibrary(String className) {
    return className.startsWith("java.") || libraries.contains(className);
  }

  @Override
  public Optional<Instant> modified(String absolutePath) {
    return Optional.ofNullable(modified.get(absolutePath));
  }

  @Override
  public Optional<Instant> created(String absolutePath) {
    return modified(absolutePath);
  }

  @Override
  public Optional<Instant> resourceModified(String resource) {
    return modified("/repo/target/classes/" + resource);
  }
}
