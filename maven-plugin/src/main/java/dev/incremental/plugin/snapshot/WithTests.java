package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.Recording;
import dev.incremental.recording.ScopeKind;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells classes that have tests: some of them were recorded, or a method of theirs carries an
 * annotation by which engines find tests. A run may have been of a few tests only.
 */
final class WithTests implements Predicate<String> {
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "org.junit.Test",
          "org.junit.jupiter.api.RepeatedTest",
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.api.TestFactory",
          "org.junit.jupiter.api.TestTemplate",
          "org.junit.jupiter.params.ParameterizedTest",
          "org.testng.annotations.Test");

  private final Set<String> all;
  private final Set<String> recorded = new HashSet<>();
  private final ProjectTypes types;

  WithTests(Run run, List<Recording> recordings, ProjectTypes types) {
    this.all = run.testClasses();
    this.types = types;
    for (Recording recording : recordings) {
      for (RecordedScope scope : recording.scopes()) {
        if (scope.kind() == ScopeKind.TEST && scope.name().indexOf('#') > 0) {
          recorded.add(scope.name().substring(0, scope.name().indexOf('#')));
        }
      }
    }
  }

  @Override
  public boolean test(String name) {
    return recorded.contains(name)
        || (all.contains(name)
            && types.source().references(name).values().stream()
                .anyMatch(referred -> !Collections.disjoint(referred, ANNOTATIONS)));
  }
}
