package dev.incremental.plugin.mojo;

import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.TestId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one execution leaves out.
 *
 * @param tests as forks know them
 * @param classes binary names of outermost classes of which no test runs
 * @param methods {@code className#methodName} where no test of that name runs
 */
record Skips(List<String> tests, Set<String> classes, Set<String> methods) {

  static Skips none() {
    return new Skips(List.of(), Set.of(), Set.of());
  }

  static Skips of(Selection selection, String execution) {
    List<TestDecision> decisions =
        selection.tests().stream()
            .filter(each -> each.test().execution().equals(execution))
            .toList();
    Set<String> classes = new TreeSet<>();
    Set<String> methods = new TreeSet<>();
    Set<String> runningClasses = new HashSet<>();
    Set<String> runningMethods = new HashSet<>();
    for (TestDecision each : decisions) {
      (each.selected() ? runningClasses : classes).add(outermost(each.test().className()));
      (each.selected() ? runningMethods : methods).add(nameOf(each.test()));
    }
    selection.unknownClasses().stream()
        .filter(each -> each.execution().equals(execution))
        .map(ContainerId::name)
        .forEach(name -> runningClasses.add(outermost(name)));
    classes.removeAll(runningClasses);
    methods.removeAll(runningMethods);
    List<String> tests =
        decisions.stream()
            .filter(each -> !each.selected())
            .map(each -> each.test().inFork())
            .collect(Collectors.toList());
    return new Skips(tests, classes, methods);
  }

  /** The same without classes that run on another machine. */
  Skips without(Collection<ContainerId> elsewhere, String execution) {
    Set<String> more = new TreeSet<>(classes);
    elsewhere.stream()
        .filter(each -> each.execution().equals(execution))
        .map(ContainerId::name)
        .forEach(more::add);
    return new Skips(tests, more, methods);
  }

  /**
   * The same, but for classes that inherit nested classes of which tests run.
   *
   * @param lineage gives a class with all its supertypes
   */
  Skips sparing(
      Selection selection, String execution, Function<String, ? extends Set<String>> lineage) {
    Set<String> running = new HashSet<>();
    selection.selected().stream()
        .map(TestDecision::test)
        .filter(test -> test.execution().equals(execution))
        .filter(test -> test.className().indexOf('$', 1) > 0)
        .forEach(test -> running.add(outermost(test.className())));
    Set<String> fewer = new TreeSet<>(classes);
    if (!running.isEmpty()) {
      fewer.removeIf(name -> lineage.apply(name).stream().anyMatch(running::contains));
    }
    return new Skips(tests, fewer, methods);
  }

  /** Surefire only looks for outermost classes; engines find the others inside them. */
  private static String outermost(String className) {
    int nested = className.indexOf('$', 1);
    return nested < 0 ? className : className.substring(0, nested);
  }

  private static String nameOf(TestId test) {
    return test.className() + "#" + test.methodName();
  }
}
