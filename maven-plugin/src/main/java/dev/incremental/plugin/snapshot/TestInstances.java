package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Knows which test classes may hand objects from one of their tests to another. */
final class TestInstances {
  /** Annotations of classes, and of methods, whose tests may share an instance. */
  private static final Set<String> SHARING =
      Set.of("org.junit.jupiter.api.TestInstance", "org.testng.annotations.Test");

  private final ProjectTypes types;
  private final FieldAccesses accesses;
  private final Map<String, Boolean> known = new HashMap<>();

  TestInstances(ProjectTypes types, FieldAccesses accesses) {
    this.types = types;
    this.accesses = accesses;
  }

  /**
   * Whether it has static fields, or one instance for several tests; otherwise what an engine makes
   * between two tests belongs to the second alone.
   */
  boolean handOn(String testClass) {
    return known.computeIfAbsent(testClass, this::find);
  }

  private boolean find(String testClass) {
    Set<String> lineage = types.lineage(testClass);
    return lineage.isEmpty()
        || lineage.stream()
            .flatMap(each -> types.facts(each).stream())
            .anyMatch(facts -> handsOn(facts, lineage));
  }

  private boolean handsOn(ClassFacts facts, Set<String> lineage) {
    return facts.methods().keySet().stream()
        .anyMatch(
            method ->
                types.references(facts, method).stream().anyMatch(SHARING::contains)
                    || accesses.staticFields(facts.name() + "#" + method).stream()
                        .anyMatch(
                            field -> lineage.contains(field.substring(0, field.lastIndexOf('.')))));
  }
}
