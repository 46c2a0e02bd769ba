package dev.incremental.plugin.selection;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.snapshot.SeedNote;
import dev.incremental.plugin.snapshot.TestId;

/** Puts a cause into words. */
final class CauseSentence {
  private final TestId test;
  private final Cause cause;
  private final Names names;

  private CauseSentence(TestId test, Cause cause, Names names) {
    this.test = test;
    this.cause = cause;
    this.names = names;
  }

  static String of(TestId test, Cause cause, Names names) {
    return new CauseSentence(test, cause, names).sentence();
  }

  private String sentence() {
    Change change = cause.change();
    if (change.dependency().kind() == DependencyKind.SETTING) {
      return change.sentence();
    }
    if (isOwnClass()) {
      return "its class changed";
    }
    String sentence = cause.isDirect() ? touched() : through(cause.usedByTest());
    boolean said =
        change.difference() != Change.Difference.UNKNOWN
            || change.dependency().kind() == DependencyKind.UNKNOWABLE;
    return said ? sentence : sentence + whyUnknown(change.dependency().kind());
  }

  /** Values can always be read; one without a fingerprint is or holds a secret. */
  private static String whyUnknown(DependencyKind kind) {
    return switch (kind) {
      case PROPERTY, ENVIRONMENT -> ", of which the value looks secret and is not kept";
      default -> ", of which the content is not known";
    };
  }

  private boolean isOwnClass() {
    Dependency changed = cause.change().dependency();
    return switch (changed.kind()) {
      case SHAPE -> changed.name().equals(test.className());
      case METHOD -> changed.name().startsWith(test.className() + "#");
      default -> false;
    };
  }

  private String through(UsedScope scope) {
    return switch (scope.kind()) {
      case INITIALISER -> "uses the static initialiser of " + initialiser(scope.name());
      case CONTAINER -> "set-up of " + container(scope.name()) + " " + touched();
      case AMBIENT -> "its JVM, outside any test, " + touched();
      case STATE -> "uses what " + names.method(scope.name()) + " left behind, which " + touched();
      case CONTEXT -> "uses the context of " + context(scope.name()) + ", which " + touched();
      case TEST -> "uses what " + names.test(scope.name()) + " left behind, which " + touched();
    };
  }

  private String initialiser(String className) {
    Dependency changed = cause.change().dependency();
    boolean itself =
        changed.kind() == DependencyKind.METHOD
            && changed.name().equals(className + "#<clinit>()V");
    return names.type(className) + (itself ? "" : ", which " + touched());
  }

  private String context(String name) {
    return name.isEmpty() ? "an application" : names.type(name);
  }

  private String container(String name) {
    return name.isEmpty() ? "its engine" : names.type(name);
  }

  private static String file(String name) {
    return SeedNote.seedOf(name)
        .map(seed -> "begins with the seed " + seed)
        .orElse("reads " + name);
  }

  private String touched() {
    Dependency changed = cause.change().dependency();
    String name = changed.name();
    return switch (changed.kind()) {
      case METHOD -> "calls " + names.method(name);
      case SHAPE -> "depends on the shape of " + names.type(name);
      case HEADER -> "scans " + names.type(name);
      case CLASS_NAME -> "looks up the class " + name;
      case RESOURCE -> "reads the resource " + name;
      case LOCATION -> "looks into " + name + " for classes";
      case FILE -> file(name);
      case EXISTENCE -> "asks whether " + name + " exists";
      case LISTING -> "lists " + name;
      case PROPERTY ->
          name.isEmpty() ? "reads all system properties" : "reads the system property " + name;
      case ENVIRONMENT ->
          name.isEmpty() ? "reads the whole environment" : "reads the environment variable " + name;
      case SETTING -> "depends on " + name;
      case UNKNOWABLE -> "depends on what cannot be compared: " + name;
    };
  }
}
