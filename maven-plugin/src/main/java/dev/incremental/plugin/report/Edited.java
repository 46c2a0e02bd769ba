package dev.incremental.plugin.report;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import java.util.function.Predicate;

/** Which dependencies an edit of a class, a method or a file may change. */
public final class Edited {
  private Edited() {}

  /**
   * All that a class says or does, with its nested classes; or all methods of one name.
   *
   * @param wanted simple or full name of the class, optionally with {@code #method}
   */
  public static Predicate<Dependency> code(String wanted) {
    int hash = wanted.indexOf('#');
    return hash < 0
        ? each -> isOfClasses(each.kind()) && isIn(wanted, owner(each))
        : each ->
            each.kind() == DependencyKind.METHOD
                && isNamed(wanted.substring(0, hash), owner(each))
                && member(each).startsWith(wanted.substring(hash + 1) + "(");
  }

  /**
   * What stands in a file.
   *
   * @param path relative to the repository's root, with {@code /}
   */
  public static Predicate<Dependency> file(String path) {
    return each -> ChangeSources.file(each).test(path);
  }

  private static boolean isOfClasses(DependencyKind kind) {
    return switch (kind) {
      case METHOD, SHAPE, HEADER, CLASS_NAME -> true;
      default -> false;
    };
  }

  private static String owner(Dependency dependency) {
    int hash = dependency.name().indexOf('#');
    return hash < 0 ? dependency.name() : dependency.name().substring(0, hash);
  }

  private static String member(Dependency dependency) {
    return dependency.name().substring(dependency.name().indexOf('#') + 1);
  }

  private static boolean isNamed(String wanted, String className) {
    return className.equals(wanted) || className.endsWith("." + wanted);
  }

  /** Whether a class is the one that is wanted, or nested in it. */
  private static boolean isIn(String wanted, String className) {
    for (int end = className.length(); end > 0; end = className.lastIndexOf('$', end - 1)) {
      if (isNamed(wanted, className.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}
