package dev.incremental.plugin.selection;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.snapshot.TestId;

/** Puts a cause into words. */
final class CauseSentence {
  private CauseSentence() {}

  static String of(TestId test, Cause cause) {
    Dependency changed = cause.change().dependency();
    if (changed.kind() == DependencyKind.SETTING) {
      return changed.name() + " " + words(cause.change());
    }
    if (isOwnClass(test, changed)) {
      return "its class changed";
    }
    if (cause.isDirect()) {
      return unknown(cause.change(), direct(changed));
    }
    UsedScope scope = cause.scopes().get(cause.scopes().size() - 1);
    return unknown(
        cause.change(),
        switch (scope.kind()) {
          case INITIALISER -> "uses the static initialiser of " + initialiser(cause);
          case STATE -> "uses what " + MethodName.of(scope.name()) + " left behind: " + direct(changed);
          case CONTAINER -> "set-up of " + container(scope.name()) + " " + direct(changed);
          case AMBIENT -> "its JVM, outside any test, " + direct(changed);
          case TEST -> "uses what " + scope.name() + " left behind: " + direct(changed);
        });
  }

  /** The initialiser that changed, if that is what did, else the one by which it matters. */
  private static String initialiser(Cause cause) {
    String used = cause.scopes().get(cause.scopes().size() - 1).name();
    Dependency changed = cause.change().dependency();
    boolean itself =
        changed.kind() == DependencyKind.METHOD && changed.name().equals(used + "#<clinit>()V");
    return itself ? used : used + ", which " + direct(changed);
  }

  private static String container(String name) {
    return name.isEmpty() ? "its engine" : name;
  }

  private static boolean isOwnClass(TestId test, Dependency changed) {
    return switch (changed.kind()) {
      case SHAPE -> changed.name().equals(test.className());
      case METHOD -> changed.name().startsWith(test.className() + "#");
      default -> false;
    };
  }

  private static String direct(Dependency changed) {
    String name = changed.name();
    return switch (changed.kind()) {
      case METHOD -> "calls " + MethodName.of(name);
      case SHAPE -> "uses " + name + ", whose shape changed";
      case CLASS_NAME -> "looks up the class " + name;
      case RESOURCE -> "reads the resource " + name;
      case FILE -> "reads " + name;
      case EXISTENCE -> "asks whether " + name + " exists";
      case LISTING -> "lists " + name;
      case PROPERTY -> "reads the system property " + name;
      case ENVIRONMENT ->
          name.isEmpty() ? "reads the whole environment" : "reads the environment variable " + name;
      case SETTING -> "depends on " + name;
      case UNKNOWABLE -> "depends on what cannot be compared: " + name;
    };
  }

  private static String words(Change change) {
    String detail = change.detail();
    return change.difference().words() + (detail == null ? "" : " " + detail);
  }

  private static String unknown(Change change, String sentence) {
    boolean said =
        change.difference() != Change.Difference.UNKNOWN
            || change.dependency().kind() == DependencyKind.UNKNOWABLE;
    return said ? sentence : sentence + " (its content is not known)";
  }
}
