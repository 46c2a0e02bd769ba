package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.Recording;
import dev.incremental.recording.ScopeKind;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of one fork whose results reach others without a call: static initialisers, and
 * executions of methods that fill static fields.
 *
 * <p>When a scope ended is not recorded, so one may also be taken to use what came after it: too
 * much is safe.
 */
final class SharedScopes {
  private static final String INITIALISER = "<clinit>()V";

  private final Map<String, BitSet> initialisers = new HashMap<>();
  private final Map<String, BitSet> writers = new HashMap<>();
  private final FieldAccesses fields;
  private final ProjectTypes types;

  SharedScopes(
      Recording recording, FieldAccesses fields, ProjectTypes types, Set<SafetyRule> rules) {
    this.fields = fields;
    this.types = types;
    for (RecordedScope scope : recording.scopes()) {
      if (scope.kind() == ScopeKind.INITIALISER && rules.contains(SafetyRule.INITIALISERS)) {
        add(initialisers, scope.name(), scope.id());
      } else if (scope.kind() == ScopeKind.STATE && rules.contains(SafetyRule.STATIC_STATE)) {
        withAliases(fields.changedStaticFields(scope.name()))
            .forEach(field -> add(writers, field, scope.id()));
        withoutFields(scope);
      }
    }
  }

  /** Which fields a class without a file shares is not known: whoever uses it uses them all. */
  private void withoutFields(RecordedScope scope) {
    int hash = scope.name().indexOf('#');
    String owner = hash < 0 ? scope.name() : scope.name().substring(0, hash);
    if (!types.hasFile(owner)) {
      add(initialisers, owner, scope.id());
    }
  }

  /**
   * Ids of the scopes used by whoever runs a method.
   *
   * @param method its name, empty for one whose code is not known
   * @param classes the classes whose initialisers matter to it
   */
  Indices usedBy(String method, Set<String> classes) {
    BitSet used = new BitSet();
    for (String name : classes) {
      addAll(used, initialisers.get(name));
    }
    if (!writers.isEmpty() && !method.isEmpty()) {
      fieldsOf(method).forEach(field -> addAll(used, writers.get(field)));
    }
    return Indices.of(used);
  }

  /** Whether a class has an initialiser or its methods access static fields of the project. */
  boolean sharesState(ClassFacts facts) {
    return facts.methods().keySet().stream()
        .anyMatch(
            method ->
                method.equals(INITIALISER)
                    || fieldsOf(facts.name() + "#" + method).stream().anyMatch(this::isOfProject));
  }

  private boolean isOfProject(String field) {
    return types.contains(field.substring(0, Math.max(0, field.lastIndexOf('.'))));
  }

  private Set<String> fieldsOf(String method) {
    return withAliases(fields.staticFields(method));
  }

  /** A field goes by the name of the class that declares it and of any subclass. */
  private Set<String> withAliases(Set<String> named) {
    Set<String> all = new HashSet<>();
    for (String field : named) {
      int dot = field.lastIndexOf('.');
      all.add(field);
      types
          .lineage(field.substring(0, Math.max(0, dot)))
          .forEach(owner -> all.add(owner + field.substring(dot)));
    }
    return all;
  }

  private static void add(Map<String, BitSet> scopes, String key, int id) {
    scopes.computeIfAbsent(key, name -> new BitSet()).set(id);
  }

  private static void addAll(BitSet used, @Nullable BitSet more) {
    if (more != null) {
      used.or(more);
    }
  }
}
