package dev.incremental.plugin.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.AbstractCollectionAssert;
import org.assertj.core.api.Assertions;

/** An edit of sources, and what of their fingerprints it changes. */
final class Edit {
  private final String[] before;
  private JavaSources compiledBefore = JavaSources.javac();
  private JavaSources compiledAfter = JavaSources.javac();

  private Edit(String... before) {
    this.before = before;
  }

  static Edit of(String... before) {
    return new Edit(before);
  }

  /** Compiles both sides with more options. */
  Edit compiledWith(String... options) {
    compiledBefore = compiledBefore.with(options);
    compiledAfter = compiledAfter.with(options);
    return this;
  }

  /** Compiles the edited side alone with more options. */
  Edit thenCompiledWith(String... options) {
    compiledAfter = compiledAfter.with(options);
    return this;
  }

  /**
   * Asserts what changes: {@code shape A}, {@code A#f()I}, with {@code +} or {@code -} before what
   * comes or goes; a class that comes or goes is named alone.
   */
  AbstractCollectionAssert<?, ?, String, ?> to(String... after) {
    return assertThat(changes(facts(compiledBefore, before), facts(compiledAfter, after)));
  }

  static Map<String, ClassFacts> facts(JavaSources compiler, String... sources) {
    Map<String, ClassFacts> facts = new HashMap<>();
    compiler.compile(sources).forEach((name, bytes) -> facts.put(name, facts(bytes)));
    return facts;
  }

  static ClassFacts facts(byte[] bytes) {
    try {
      return ClassFile.facts(bytes);
    } catch (UnreadableClassException e) {
      return Assertions.fail(e);
    }
  }

  private static TreeSet<String> changes(
      Map<String, ClassFacts> before, Map<String, ClassFacts> after) {
    TreeSet<String> changes = new TreeSet<>();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      if (!after.containsKey(name)) {
        changes.add("-" + name);
      } else if (!before.containsKey(name)) {
        changes.add("+" + name);
      } else {
        changes.addAll(changes(before.get(name), after.get(name)));
      }
    }
    return changes;
  }

  private static TreeSet<String> changes(ClassFacts before, ClassFacts after) {
    TreeSet<String> changes = new TreeSet<>();
    if (before.shape() != after.shape()) {
      changes.add("shape " + before.name());
    }
    Map<String, Long> all = new TreeMap<>(before.methods());
    all.putAll(after.methods());
    for (String key : all.keySet()) {
      String method = before.name() + "#" + key;
      Long old = before.methods().get(key);
      Long now = after.methods().get(key);
      if (old == null || now == null) {
        changes.add((old == null ? "+" : "-") + method);
      } else if (!old.equals(now)) {
        changes.add(method);
      }
    }
    return changes;
  }
}
