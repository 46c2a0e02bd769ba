package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import dev.incremental.recording.NameKind;
import dev.incremental.recording.Origin;
import dev.incremental.recording.RecordedClass;
import dev.incremental.recording.RecordedName;
import dev.incremental.recording.Recording;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What it means that a scope of one fork touched a number: entries it depends on, and scopes whose
 * results it used thereby.
 */
final class Touches {
  private static final int REMEMBERED = 1 << 24;

  private final Probes probes;
  private final Map<Integer, RecordedName> names = new HashMap<>();
  private final @Nullable Touch[] known;
  private final GeneratedTypes generated;
  private final SharedScopes shared;
  private final ProjectTypes types;
  private final ClassEntries entries;
  private final NameEntries nameEntries;

  /** Entries depended on, and ids of scopes of the fork that were used. */
  record Touch(Indices entries, Indices scopes) {}

  Touches(
      Recording recording,
      Probes probes,
      SharedScopes shared,
      ProjectTypes types,
      ClassEntries entries,
      NameEntries nameEntries) {
    this.probes = probes;
    recording.names().forEach(each -> names.put(each.number(), each));
    this.known = new Touch[numbers(recording)];
    this.generated = new GeneratedTypes(recording.classes(), types);
    this.shared = shared;
    this.types = types;
    this.entries = entries;
    this.nameEntries = nameEntries;
  }

  /** One more than the largest probe; larger numbers are legal but not worth remembering. */
  private static int numbers(Recording recording) {
    long end = 0;
    for (RecordedClass each : recording.classes()) {
      end = Math.max(end, (long) each.firstProbe() + each.methods().names().size());
    }
    return (int) Math.min(end, REMEMBERED);
  }

  /** What touching a number means to a scope. */
  Touch of(int number, NameEntries.Asker asker) {
    Touch remembered = number < known.length ? known[number] : null;
    if (remembered != null) {
      return remembered;
    }
    RecordedName name = names.get(number);
    if (name != null) {
      BitSet found = new BitSet();
      nameEntries.of(name, asker).ifPresent(found::set);
      return new Touch(Indices.of(found), Indices.NONE);
    }
    Touch touch = probe(number);
    if (number < known.length) {
      known[number] = touch;
    }
    return touch;
  }

  /** Whether a number stands for a system property or an environment variable. */
  boolean isValue(int number) {
    RecordedName name = names.get(number);
    return name != null
        && (name.kind() == NameKind.PROPERTY || name.kind() == NameKind.ENVIRONMENT);
  }

  private Touch probe(int number) {
    Optional<Probes.Probe> probe = probes.of(number);
    if (probe.isEmpty()) {
      int missing = entries.unknowable("something that the recording does not name");
      return new Touch(Indices.of(missing), Indices.NONE);
    }
    return method(probe.get().type(), probe.get().method());
  }

  private Touch method(RecordedClass recorded, String method) {
    Optional<ClassFacts> facts = types.facts(recorded.name());
    if (facts.isPresent()) {
      return new Touch(entries.method(facts.get(), method), usedBy(facts.get(), method));
    }
    Set<String> origins = generated.origins(recorded.name());
    if (isAttributable(recorded, origins)) {
      return shapes(origins);
    }
    int unknown = entries.withoutFile(recorded.name(), method);
    return new Touch(Indices.of(unknown), shared.usedBy("", origins));
  }

  /**
   * Whether the classes that one without a file was made from tell all there is to know of it. A
   * class that claims to be the project's and has nothing to do with it may be anything.
   */
  private boolean isAttributable(RecordedClass recorded, Set<String> origins) {
    return origins.stream().allMatch(name -> types.contains(name) || isWithoutFile(name))
        && (recorded.origin() == Origin.GENERATED || origins.stream().anyMatch(types::contains));
  }

  /** Not so where a file cannot be understood, or was not there when the tests started. */
  private boolean isWithoutFile(String name) {
    return !types.hasFile(name) && !types.changed(name);
  }

  /** Scopes whose results a method of a class without probes uses. */
  Indices usedBy(ClassFacts facts, String method) {
    return shared.usedBy(facts.name() + "#" + method, related(facts, method));
  }

  /** Whether a class may keep or change what one test leaves to another. */
  boolean sharesState(ClassFacts facts) {
    return shared.sharesState(facts);
  }

  private Touch shapes(Set<String> origins) {
    BitSet shapes = new BitSet();
    origins.forEach(name -> types.facts(name).ifPresent(facts -> shapes.set(entries.shape(facts))));
    return new Touch(Indices.of(shapes), shared.usedBy("", origins));
  }

  /** Classes whose initialisers may have made what the method saw. */
  private Set<String> related(ClassFacts facts, String method) {
    Set<String> found = new HashSet<>(types.lineage(facts.name()));
    addLineages(found, types.references(facts, method));
    for (String host : facts.hosts().getOrDefault(method, List.of())) {
      addLineages(found, types.references(facts, host));
    }
    return found;
  }

  private void addLineages(Set<String> found, Set<String> names) {
    for (String name : names) {
      found.add(name);
      found.addAll(types.lineage(name));
    }
  }
}
