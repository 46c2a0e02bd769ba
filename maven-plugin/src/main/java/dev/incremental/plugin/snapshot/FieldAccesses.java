package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import dev.incremental.plugin.fingerprint.FieldUse;
import dev.incremental.plugin.fingerprint.FieldUse.Effect;
import dev.incremental.plugin.fingerprint.FieldsOfClass;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the methods of the project do with its fields, each by the class that declares it. */
final class FieldAccesses {
  /** What is said of a method's result, not of a field. */
  private static final Set<Effect> OF_RESULTS =
      EnumSet.of(Effect.CHANGES_RESULT, Effect.RETURNS_RESULT);

  private final ProjectFields fields;
  private final ProjectTypes types;
  private final Map<String, FieldsOfClass> known = new HashMap<>();
  private final Map<String, Set<Access>> accesses = new HashMap<>();

  /**
   * A method's access to a field.
   *
   * @param field such as {@code a.B.rates}
   * @param owner the class that declares it
   * @param changes whether the method writes it or fills what it refers to
   * @param byCaller whether what it stores came from its caller
   */
  record Access(String field, String owner, boolean isStatic, boolean changes, boolean byCaller) {}

  FieldAccesses(ProjectFields fields, ProjectTypes types) {
    this.fields = fields;
    this.types = types;
  }

  /**
   * Accesses to fields that the project declares, but for what initialisers and constructors do to
   * the fields of their own object or class.
   *
   * @param method such as {@code a.B#total(La/Order;)I}
   */
  Set<Access> of(String method) {
    Set<Access> found = accesses.get(method);
    if (found == null) {
      found = find(method);
      accesses.put(method, found);
    }
    return found;
  }

  private Set<Access> find(String method) {
    Set<Access> found = new LinkedHashSet<>();
    for (FieldUse use : uses(method)) {
      if (use.effect() == Effect.CHANGES_RESULT) {
        addResult(found, use);
      } else if (use.effect() == Effect.READS || use.effect() == Effect.CHANGES) {
        add(found, use, makes(method, use));
      }
    }
    return found;
  }

  /** What a method does with fields, whoever declares them. */
  private List<FieldUse> uses(String method) {
    int hash = hash(method);
    return hash < 0
        ? List.of()
        : ofClass(method.substring(0, hash))
            .uses()
            .getOrDefault(method.substring(hash + 1), Set.of())
            .stream()
            .filter(use -> use.via().isEmpty() || isContainer(use.via()))
            .toList();
  }

  /** Where the name of a method's class ends; negative where it names none. */
  private static int hash(String method) {
    return method.lastIndexOf('#', Math.max(0, method.indexOf('(')));
  }

  private boolean isContainer(String className) {
    return types.lineage(className).stream()
        .flatMap(each -> types.facts(each).stream())
        .anyMatch(FieldAccesses::extendsContainer);
  }

  private static boolean extendsContainer(ClassFacts facts) {
    return isContainerOfJdk(facts.superName())
        || facts.interfaces().stream().anyMatch(FieldAccesses::isContainerOfJdk);
  }

  private static boolean isContainerOfJdk(@Nullable String type) {
    return type != null && type.startsWith("java.util.") && !type.startsWith("java.util.function.");
  }

  /** Whether a method only makes what the field belongs to. */
  private static boolean makes(String method, FieldUse use) {
    int hash = hash(method);
    return use.isStatic()
        ? method.startsWith("<clinit>", hash + 1) && use.owner().equals(method.substring(0, hash))
        : method.startsWith("<init>", hash + 1) && use.ofThis();
  }

  private void add(Set<Access> found, FieldUse use, boolean makes) {
    boolean changes = use.effect() == Effect.CHANGES;
    String owner = declaring(use.owner(), use.field());
    if (types.contains(owner) && !(changes && makes)) {
      found.add(
          new Access(owner + "." + use.field(), owner, use.isStatic(), changes, use.byCaller()));
    }
  }

  /** What is done to the result of a method is done to the fields that it returns. */
  private void addResult(Set<Access> found, FieldUse use) {
    addResult(found, use, use.byCaller(), new HashSet<>());
  }

  private void addResult(Set<Access> found, FieldUse of, boolean byCaller, Set<String> seen) {
    if (!seen.add(of.owner() + "#" + of.field())) {
      return;
    }
    for (String type : types.lineage(of.owner())) {
      for (FieldUse each : ofClass(type).uses().getOrDefault(of.field(), Set.of())) {
        if (each.effect() == Effect.RETURNS_RESULT) {
          addResult(found, each, byCaller, seen);
        } else if (each.effect() == Effect.RETURNS) {
          String owner = declaring(each.owner(), each.field());
          if (types.contains(owner)) {
            String field = owner + "." + each.field();
            found.add(new Access(field, owner, each.isStatic(), true, byCaller));
          }
        }
      }
    }
  }

  private String declaring(String owner, String field) {
    String next = owner;
    while (true) {
      Optional<ClassFacts> facts = types.facts(next);
      if (facts.isEmpty() || ofClass(next).declared().containsKey(field)) {
        return facts.isEmpty() ? owner : next;
      }
      for (String above : facts.get().interfaces()) {
        if (types.lineage(above).stream().anyMatch(each -> declares(each, field))) {
          return above;
        }
      }
      String above = facts.get().superName();
      if (above == null) {
        return owner;
      }
      next = above;
    }
  }

  private boolean declares(String className, String field) {
    return ofClass(className).declared().containsKey(field);
  }

  /**
   * Classes that the types of static fields name to which a method has access, with {@link
   * FieldsOfClass#ANYTHING} where that is open.
   */
  Set<String> typesInReach(String method) {
    Set<String> named = new HashSet<>();
    for (FieldUse use : uses(method)) {
      if (use.isStatic() && !OF_RESULTS.contains(use.effect())) {
        String owner = declaring(use.owner(), use.field());
        if (types.contains(owner)) {
          named.addAll(
              ofClass(owner).declared().getOrDefault(use.field(), Set.of(FieldsOfClass.ANYTHING)));
        } else if (!owner.startsWith("java.")) {
          named.add(FieldsOfClass.ANYTHING);
        }
      }
    }
    return named;
  }

  /**
   * Classes that the type of a field names, with {@link FieldsOfClass#ANYTHING} where that is open.
   *
   * @param field such as {@code a.B.rates}
   */
  Set<String> typesOfField(String owner, String field) {
    return ofClass(owner)
        .declared()
        .getOrDefault(field.substring(owner.length() + 1), Set.of(FieldsOfClass.ANYTHING));
  }

  /** Classes that the types of a class's fields name, and {@link FieldsOfClass#ANYTHING}. */
  Set<String> typesOfFields(String className) {
    FieldsOfClass fieldsOfClass = ofClass(className);
    Set<String> named = new HashSet<>();
    fieldsOfClass.declared().values().forEach(named::addAll);
    if (fieldsOfClass.isInterface()) {
      named.add(FieldsOfClass.ANYTHING); // a function may hold what it captured
    }
    return named;
  }

  /** Binary names of the classes of objects that the code of a class is given, or casts to. */
  Set<String> receives(String className) {
    return ofClass(className).receives();
  }

  /** Binary names of the classes of objects that functions hold which a class makes. */
  Set<String> captures(String className) {
    return ofClass(className).captures();
  }

  /** Methods, as {@code name(desc)ret}, that a class makes functions of. */
  Set<String> handles(String className) {
    return ofClass(className).handles();
  }

  private FieldsOfClass ofClass(String name) {
    FieldsOfClass found = known.get(name);
    if (found == null) {
      found = types.contains(name) ? fields.of(name) : FieldsOfClass.NONE;
      known.put(name, found);
    }
    return found;
  }

  /** Static fields that a method names, those that constructors and initialisers make included. */
  Set<String> staticFields(String method) {
    return staticFields(method, EnumSet.of(Effect.READS, Effect.CHANGES, Effect.RETURNS));
  }

  /** Static fields that a method may change; all that it names where none can be told. */
  Set<String> changedStaticFields(String method) {
    Set<String> changed = staticFields(method, EnumSet.of(Effect.CHANGES, Effect.ESCAPES));
    for (Access access : of(method)) {
      if (access.isStatic() && access.changes()) {
        changed.add(access.field());
      }
    }
    return changed.isEmpty() ? staticFields(method) : changed;
  }

  private Set<String> staticFields(String method, Set<Effect> effects) {
    Set<String> found = new HashSet<>();
    for (FieldUse use : uses(method)) {
      boolean ofJdk = use.owner().startsWith("java."); // constants, but for where texts are printed
      if (use.isStatic() && !ofJdk && effects.contains(use.effect())) {
        found.add(use.owner() + "." + use.field());
      }
    }
    return found;
  }
}
