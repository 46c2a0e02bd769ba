package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedScope;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which scopes of one fork read and changed which fields, and which made objects of which class.
 *
 * <p>Fields that nothing changed but constructors of their own objects are left out.
 */
final class FieldTraffic {
  private final Probes probes;
  private final FieldAccesses accesses;
  private final Map<Integer, List<FieldAccesses.Access>> byNumber = new HashMap<>();
  private final Map<String, Field> fields = new HashMap<>();
  private final Map<Integer, List<Field>> readBy = new HashMap<>();
  private final Map<String, BitSet> makers = new HashMap<>();

  /** What happened to a field: ids of scopes, and numbers of methods. */
  static final class Field {
    private final String name;
    private final String owner;
    private final boolean isStatic;
    private final BitSet changers = new BitSet();
    private final BitSet changersByCaller = new BitSet();
    private final Set<Integer> changing = new HashSet<>();
    private final BitSet reading = new BitSet();

    private Field(FieldAccesses.Access access) {
      name = access.field();
      owner = access.owner();
      isStatic = access.isStatic();
    }

    /** Such as {@code a.B.rates}. */
    String name() {
      return name;
    }

    /** The class that declares it. */
    String owner() {
      return owner;
    }

    boolean isStatic() {
      return isStatic;
    }

    /** Ids of the scopes that ran a method that may change it; not to be changed. */
    BitSet changers() {
      return changers;
    }

    /** Ids of those that ran one which stores what it is given; not to be changed. */
    BitSet changersByCaller() {
      return changersByCaller;
    }

    /** Numbers of the methods that may change it. */
    Set<Integer> changing() {
      return changing;
    }

    /** Whether one of these methods reads it. */
    boolean isReadBy(BitSet numbers) {
      return reading.intersects(numbers);
    }
  }

  FieldTraffic(Probes probes, FieldAccesses accesses, Collection<RecordedScope> scopes) {
    this.probes = probes;
    this.accesses = accesses;
    Set<Integer> numbers = new HashSet<>();
    for (RecordedScope scope : scopes) {
      for (int number : scope.touched()) {
        if (numbers.add(number)) {
          changes(number);
        }
      }
    }
    scopes.forEach(this::add);
  }

  private void changes(int number) {
    for (FieldAccesses.Access access : accessesOf(number)) {
      if (access.changes()) {
        fields.computeIfAbsent(access.field(), name -> new Field(access)).changing.add(number);
      }
    }
  }

  private List<FieldAccesses.Access> accessesOf(int number) {
    return byNumber.computeIfAbsent(
        number,
        key -> probes.of(key).map(each -> List.copyOf(accesses.of(each.name()))).orElse(List.of()));
  }

  private void add(RecordedScope scope) {
    Set<Field> read = new HashSet<>();
    for (int number : scope.touched()) {
      for (FieldAccesses.Access access : accessesOf(number)) {
        Field field = fields.get(access.field());
        if (field != null && access.changes()) {
          field.changers.set(scope.id());
          if (access.byCaller()) {
            field.changersByCaller.set(scope.id());
          }
        } else if (field != null) {
          field.reading.set(number);
          read.add(field);
        }
      }
      Optional<Probes.Probe> probe = probes.of(number);
      if (probe.isPresent() && probe.get().method().startsWith("<init>(")) {
        makers.computeIfAbsent(probe.get().type().name(), name -> new BitSet()).set(scope.id());
      }
    }
    readBy.put(scope.id(), new ArrayList<>(read));
  }

  /** The fields that a scope changed. */
  List<Field> changedBy(int scope) {
    return fields.values().stream().filter(field -> field.changers.get(scope)).toList();
  }

  /** How many fields are changed. */
  int changed() {
    return fields.size();
  }

  /** The fields that a scope read. */
  List<Field> readBy(int scope) {
    return readBy.getOrDefault(scope, List.of());
  }

  /** Ids of the scopes in which a constructor of a class ran, by its name. */
  Map<String, BitSet> makers() {
    return makers;
  }
}
