package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassFacts;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Knows which test classes may hand objects from one of their tests to another. */
final class TestInstances {
  /** Annotations of classes, and of methods, whose tests may share an instance. */
  private static final Set<String> SHARING =
      Set.of(
          "org.junit.jupiter.api.TestInstance", "org.testng.annotations.Test", "spock.lang.Shared");

  private static final String EXTENSIONS = "org.junit.jupiter.api.extension.";

  private final ProjectTypes types;
  private final FieldAccesses accesses;
  private final Map<String, Boolean> shared = new HashMap<>();
  private final Map<String, Boolean> handingOn = new HashMap<>();

  TestInstances(ProjectTypes types, FieldAccesses accesses) {
    this.types = types;
    this.accesses = accesses;
  }

  /** Whether several tests of a class may have one instance of it. */
  boolean areShared(String testClass) {
    return shared.computeIfAbsent(
        testClass,
        name ->
            types.lineage(name).isEmpty()
                || anyMethod(
                    name,
                    (facts, method) ->
                        !Collections.disjoint(types.references(facts, method), SHARING)));
  }

  /**
   * Whether it has static fields, one instance for several tests, or an extension of the project's
   * own that may keep objects; otherwise what an engine makes between two tests belongs to the
   * second alone.
   */
  boolean handOn(String testClass) {
    return areShared(testClass)
        || handingOn.computeIfAbsent(
            testClass,
            name ->
                anyMethod(
                    name,
                    (facts, method) ->
                        namesStaticOf(name, facts, method) || namesExtension(facts, method)));
  }

  private boolean namesExtension(ClassFacts facts, String method) {
    return types.references(facts, method).stream()
        .flatMap(name -> types.lineage(name).stream())
        .flatMap(name -> types.facts(name).stream())
        .flatMap(each -> each.interfaces().stream())
        .anyMatch(name -> name.startsWith(EXTENSIONS));
  }

  private boolean namesStaticOf(String testClass, ClassFacts facts, String method) {
    Set<String> lineage = types.lineage(testClass);
    return accesses.staticFields(facts.name() + "#" + method).stream()
        .anyMatch(field -> lineage.contains(field.substring(0, field.lastIndexOf('.'))));
  }

  private boolean anyMethod(String testClass, BiPredicate<ClassFacts, String> condition) {
    return types.lineage(testClass).stream()
        .flatMap(each -> types.facts(each).stream())
        .anyMatch(
            facts ->
                facts.methods().keySet().stream().anyMatch(name -> condition.test(facts, name)));
  }
}
