package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import dev.incremental.plugin.fingerprint.ClassSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The project's classes as a merge asks for them, each looked at once. */
final class ProjectTypes {
  private final ClassSource source;
  private final Set<String> changed;
  private final Map<String, Set<String>> lineages = new HashMap<>();
  private final Map<String, Map<String, Set<String>>> references = new HashMap<>();

  ProjectTypes(ClassSource source) {
    this.source = source;
    this.changed = source.changedSince();
  }

  ClassSource source() {
    return source;
  }

  Optional<ClassFacts> facts(String name) {
    return source.facts(name);
  }

  boolean contains(String name) {
    return source.facts(name).isPresent();
  }

  /** Whether there was a file of this name, understood or not. */
  boolean hasFile(String name) {
    return source.names().contains(name);
  }

  /** Whether its file is no longer what was fingerprinted. */
  boolean changed(String name) {
    return changed.contains(name);
  }

  Set<String> changed() {
    return changed;
  }

  /** A class of the project with all its supertypes there; nothing for a class from elsewhere. */
  Set<String> lineage(String name) {
    Set<String> known = lineages.get(name);
    if (known == null) {
      known = ClassShapes.lineage(source, name);
      lineages.put(name, known);
    }
    return known;
  }

  /** Classes that a method refers to, what is folded into it included. */
  Set<String> references(ClassFacts facts, String method) {
    Map<String, Set<String>> ofClass = references.get(facts.name());
    if (ofClass == null) {
      ofClass = withFolded(facts, source.references(facts.name()));
      references.put(facts.name(), ofClass);
    }
    return ofClass.getOrDefault(method, Set.of());
  }

  private static Map<String, Set<String>> withFolded(
      ClassFacts facts, Map<String, Set<String>> plain) {
    Map<String, Set<String>> all = new HashMap<>(plain);
    facts.hosts().forEach((folded, hosts) -> add(all, hosts, plain.getOrDefault(folded, Set.of())));
    return all;
  }

  private static void add(Map<String, Set<String>> all, List<String> hosts, Set<String> more) {
    for (String host : hosts) {
      Set<String> joined = new TreeSet<>(all.getOrDefault(host, Set.of()));
      joined.addAll(more);
      all.put(host, joined);
    }
  }
}
