package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.Recording;
import dev.incremental.recording.ScopeKind;
import java.util.BitSet;
import java.util.HashMap;
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
  private final Map<String, BitSet> initialisers = new HashMap<>();
  private final Map<String, BitSet> writers = new HashMap<>();
  private final StaticFields fields;

  SharedScopes(Recording recording, StaticFields fields) {
    this.fields = fields;
    for (RecordedScope scope : recording.scopes()) {
      if (scope.kind() == ScopeKind.INITIALISER) {
        add(initialisers, scope.name(), scope.id());
      } else if (scope.kind() == ScopeKind.STATE) {
        fields.of(scope.name()).forEach(field -> add(writers, field, scope.id()));
      }
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
      fields.of(method).forEach(field -> addAll(used, writers.get(field)));
    }
    return Indices.of(used);
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
