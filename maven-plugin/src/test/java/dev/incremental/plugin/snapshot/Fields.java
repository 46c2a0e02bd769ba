package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.FieldUse;
import dev.incremental.plugin.fingerprint.FieldsOfClass;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Fields of a project in memory, and what its methods do with them. */
public final class Fields implements ProjectFields {
  private final Map<String, Map<String, Set<String>>> declared = new LinkedHashMap<>();
  private final Map<String, Map<String, Set<FieldUse>>> uses = new LinkedHashMap<>();

  /** A method such as {@code a.B#m()V} reads a static field such as {@code a.B.field}. */
  public Fields readsStatic(String method, String field) {
    return add(method, field, true, FieldUse.Effect.READS, false);
  }

  public Fields changesStatic(String method, String field) {
    return add(method, field, true, FieldUse.Effect.CHANGES, false);
  }

  public Fields reads(String method, String field) {
    return add(method, field, false, FieldUse.Effect.READS, false);
  }

  public Fields changes(String method, String field) {
    return add(method, field, false, FieldUse.Effect.CHANGES, false);
  }

  /** A method stores what it was given. */
  public Fields stores(String method, String field) {
    return add(method, field, false, FieldUse.Effect.CHANGES, true);
  }

  /** A field refers to objects of these classes alone, or to none of the project. */
  public Fields holds(String field, String... classes) {
    int dot = field.lastIndexOf('.');
    declared
        .computeIfAbsent(field.substring(0, dot), key -> new LinkedHashMap<>())
        .put(field.substring(dot + 1), Set.of(classes));
    return this;
  }

  private Fields add(
      String method, String field, boolean isStatic, FieldUse.Effect effect, boolean byCaller) {
    int dot = field.lastIndexOf('.');
    String owner = field.substring(0, dot);
    String name = field.substring(dot + 1);
    int hash = method.indexOf('#');
    declared
        .computeIfAbsent(owner, key -> new LinkedHashMap<>())
        .putIfAbsent(name, Set.of(FieldsOfClass.ANYTHING));
    uses.computeIfAbsent(method.substring(0, hash), key -> new LinkedHashMap<>())
        .computeIfAbsent(method.substring(hash + 1), key -> new LinkedHashSet<>())
        .add(new FieldUse(owner, name, isStatic, false, effect, byCaller, ""));
    return this;
  }

  @Override
  public FieldsOfClass of(String className) {
    return new FieldsOfClass(
        declared.getOrDefault(className, Map.of()),
        false,
        uses.getOrDefault(className, Map.of()),
        Set.of(),
        Set.of(),
        Set.of());
  }
}
