package dev.incremental.plugin.report;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.selection.Cause;
import dev.incremental.plugin.selection.Names;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.selection.UsedScope;
import dev.incremental.plugin.snapshot.TestId;
import java.util.ArrayList;
import java.util.List;

/** Says why one test runs or is left out, with every step from the change to the test. */
public final class Explanation {
  private static final String USUAL_EXECUTION = "default-test";

  private Explanation() {}

  /** The lines, without a line's end. */
  public static List<String> of(TestDecision decision) {
    return of(decision, decision.selected() ? "runs" : "is left out");
  }

  /** The same with other words for what happens to the test. */
  static List<String> of(TestDecision decision, String fate) {
    List<String> lines = new ArrayList<>();
    lines.add(named(decision.test()) + " " + fate + ": " + decision.reason().sentence());
    Cause cause = decision.reason().cause();
    if (cause != null) {
      steps(lines, cause);
    }
    return List.copyOf(lines);
  }

  /** Most projects have one execution, which then goes without saying. */
  private static String named(TestId test) {
    return test.execution().equals(USUAL_EXECUTION)
        ? test.inFork()
        : test.inFork() + " in " + test.execution();
  }

  private static void steps(List<String> lines, Cause cause) {
    Dependency changed = cause.change().dependency();
    lines.add("  " + named(changed) + " " + cause.change().difference().words());
    if (!changed.equals(cause.touched())) {
      lines.add("  which belongs to " + named(cause.touched()));
    }
    for (UsedScope scope : cause.scopes()) {
      lines.add("  touched by " + named(scope));
    }
    lines.add(cause.isDirect() ? "  touched by the test itself" : "  whose result the test uses");
  }

  private static String named(Dependency dependency) {
    String name = dependency.name();
    return switch (dependency.kind()) {
      case METHOD -> "the method " + Names.FULL.method(name);
      case SHAPE -> "the shape of " + name;
      case HEADER -> "the header of " + name;
      case CLASS_NAME -> "the class name " + name;
      case RESOURCE -> "the resource " + name;
      case LOCATION -> "the place of classes " + name;
      case FILE, EXISTENCE -> "the file " + name;
      case LISTING -> "the directory " + name;
      case PROPERTY -> name.isEmpty() ? "any system property" : "the system property " + name;
      case ENVIRONMENT ->
          name.isEmpty() ? "any environment variable" : "the environment variable " + name;
      case SETTING -> name;
      case UNKNOWABLE -> "what cannot be compared, " + name + ",";
    };
  }

  private static String named(UsedScope scope) {
    return switch (scope.kind()) {
      case AMBIENT -> "its JVM outside any test";
      case CONTAINER ->
          "the set-up of " + (scope.name().isEmpty() ? "the test's engine" : scope.name());
      case TEST -> "the test " + scope.name();
      case INITIALISER -> "the static initialiser of " + scope.name();
      case STATE -> "an execution of " + Names.FULL.method(scope.name());
      case CONTEXT -> "the load of the context of " + scope.name();
    };
  }
}
