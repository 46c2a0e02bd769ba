package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes in the project's directories and jars, fingerprinted at one moment. */
public final class ProjectClasses implements ClassSource {
  private final List<Path> locations;
  private final Set<Path> jars;
  private final HashCache cache;
  private final Map<String, ClassEntry> entries;
  private final List<ClassProblem> problems;

  private ProjectClasses(
      List<Path> locations,
      Set<Path> jars,
      HashCache cache,
      Map<String, ClassEntry> entries,
      List<ClassProblem> problems) {
    this.locations = List.copyOf(locations);
    this.jars = Set.copyOf(jars);
    this.cache = cache;
    this.entries = entries;
    this.problems = List.copyOf(problems);
  }

  /**
   * Fingerprints all class files in directories and jars. What cannot be read is among the {@link
   * #problems()}; locations that do not exist hold nothing.
   *
   * @param locations in the order of the class path
   */
  public static ProjectClasses scan(List<Path> locations, HashCache cache) {
    ClassLocations found = new ClassLocations(locations, cache);
    List<String> names = List.copyOf(found.files().keySet());
    List<ClassEntry> read =
        List.copyOf(found.files().entrySet()).parallelStream()
            .map(each -> found.entry(each.getKey(), each.getValue(), cache))
            .toList();
    Map<String, ClassEntry> entries = new LinkedHashMap<>();
    List<ClassProblem> problems = new ArrayList<>(found.problems());
    for (int i = 0; i < read.size(); i++) {
      String name = names.get(i);
      ClassEntry entry = read.get(i);
      entries.put(name, entry);
      entry
          .content()
          .problem()
          .ifPresent(why -> problems.add(new ClassProblem(name, entry.file(), why)));
    }
    return new ProjectClasses(locations, found.jars(), cache, entries, problems);
  }

  /**
   * Facts of a class; empty where there is no such class, where it is one of the problems, and
   * where a file of that name holds another class, which no class loader accepts.
   */
  @Override
  public Optional<ClassFacts> facts(String name) {
    return Optional.ofNullable(entries.get(name))
        .flatMap(entry -> entry.content().facts())
        .filter(facts -> facts.name().equals(name));
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  @Override
  public Map<String, Set<String>> references(String name) {
    Optional<byte[]> bytes = bytes(name);
    try {
      return bytes.isPresent() ? ClassFile.references(bytes.get()) : Map.of();
    } catch (UnreadableClassException e) {
      return Map.of();
    }
  }

  /**
   * Names of classes of which the file is gone, is new, has other content, or is no longer the
   * first of that name.
   */
  @Override
  public Set<String> changedSince() {
    ClassLocations now = new ClassLocations(locations, cache);
    Set<String> changed = new HashSet<>(entries.keySet());
    changed.removeAll(now.files().keySet());
    List.copyOf(now.files().entrySet()).parallelStream()
        .filter(each -> isChanged(each.getKey(), each.getValue(), now))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(changed::add);
    return changed;
  }

  /** What could not be read or understood. */
  public List<ClassProblem> problems() {
    return problems;
  }

  /** The file or jar that a class would be loaded from; empty where there is no such class. */
  public Optional<Path> file(String name) {
    return Optional.ofNullable(entries.get(name)).map(ClassEntry::file);
  }

  /** A class file's bytes as they are now; empty where there is none or it cannot be read. */
  public Optional<byte[]> bytes(String name) {
    ClassEntry entry = entries.get(name);
    try {
      if (entry == null) {
        return Optional.empty();
      }
      return jars.contains(entry.file())
          ? JarContents.classFile(entry.file(), name)
          : Optional.of(Files.readAllBytes(entry.file()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The fingerprint of a class's shape: {@link Fingerprint#ABSENT} where there is no such class;
   * the whole file where it cannot be understood.
   */
  public long shape(String name) {
    ClassEntry entry = entries.get(name);
    return entry == null ? Fingerprint.ABSENT : entry.content().shape();
  }

  /** Hashes of a class's constants that compilers may copy into other classes, by name. */
  Map<String, Long> constants(String name) {
    ClassEntry entry = entries.get(name);
    return entry == null ? Map.of() : entry.content().constants();
  }

  /** The fingerprint of what a class says of itself, with exceptions as for its shape. */
  long header(String name) {
    ClassEntry entry = entries.get(name);
    return entry == null ? Fingerprint.ABSENT : entry.content().header();
  }

  /**
   * The fingerprint of a method: {@link Fingerprint#ABSENT} where class or method do not exist,
   * that of all hosts for a folded one, {@link Fingerprint#UNKNOWN} where the class cannot be
   * understood.
   *
   * @param key {@code name(desc)ret}
   */
  public long method(String name, String key) {
    if (!entries.containsKey(name)) {
      return Fingerprint.ABSENT;
    }
    return facts(name).map(facts -> method(facts, key)).orElse(Fingerprint.UNKNOWN);
  }

  private static long method(ClassFacts facts, String key) {
    List<String> hosts = facts.hosts().get(key);
    if (hosts == null) {
      return facts.methods().getOrDefault(key, Fingerprint.ABSENT);
    }
    NormalForm form = new NormalForm();
    for (String host : hosts) {
      form.text(host).number(facts.methods().getOrDefault(host, Fingerprint.ABSENT));
    }
    return hosts.isEmpty() ? Fingerprint.UNKNOWN : form.hash();
  }

  private boolean isChanged(String name, Path file, ClassLocations now) {
    ClassEntry entry = entries.get(name);
    return entry == null || entry.isChanged(file, () -> now.entry(name, file, cache));
  }
}
