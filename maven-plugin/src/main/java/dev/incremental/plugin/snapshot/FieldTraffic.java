package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedScope;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which scopes of one fork read and changed which fields, and which made objects of which class.
 */
final class FieldTraffic {
  private final Probes probes;
  private final FieldAccesses accesses;
  private final Map<Integer, List<FieldAccesses.Access>> byNumber = new HashMap<>();
  private final Map<String, Field> fields = new TreeMap<>();
  private final Map<String, BitSet> makers = new HashMap<>();

  /** What happened to a field: ids of scopes, and numbers of the methods that may change it. */
  static final class Field {
    final String owner;
    final boolean isStatic;
    final BitSet readers = new BitSet();
    final BitSet changers = new BitSet();
    final BitSet changersByCaller = new BitSet();
    final BitSet methods = new BitSet();

    private Field(FieldAccesses.Access access) {
      owner = access.owner();
      isStatic = access.isStatic();
    }
  }

  FieldTraffic(Probes probes, FieldAccesses accesses, Iterable<RecordedScope> scopes) {
    this.probes = probes;
    this.accesses = accesses;
    for (RecordedScope scope : scopes) {
      for (int number : scope.touched()) {
        add(scope.id(), number);
      }
    }
  }

  private void add(int scope, int number) {
    List<FieldAccesses.Access> found = byNumber.get(number);
    if (found == null) {
      Optional<Probes.Probe> probe = probes.of(number);
      found = probe.map(each -> List.copyOf(accesses.of(each.name()))).orElse(List.of());
      byNumber.put(number, found);
    }
    for (FieldAccesses.Access access : found) {
      Field field = fields.computeIfAbsent(access.field(), name -> new Field(access));
      if (access.changes()) {
        field.changers.set(scope);
        field.methods.set(number);
        if (access.byCaller()) {
          field.changersByCaller.set(scope);
        }
      } else {
        field.readers.set(scope);
      }
    }
    probes
        .of(number)
        .filter(probe -> probe.method().startsWith("<init>("))
        .ifPresent(
            probe -> makers.computeIfAbsent(probe.type().name(), name -> new BitSet()).set(scope));
  }

  /** Fields that were both read and changed. */
  Iterable<Field> shared() {
    return fields.values().stream()
        .filter(field -> !field.readers.isEmpty() && !field.changers.isEmpty())
        .toList();
  }

  /** Ids of the scopes in which a constructor of a class ran, by its name. */
  Map<String, BitSet> makers() {
    return makers;
  }
}
