package dev.incremental.plugin.snapshot;

import java.util.Comparator;

/**
 * Names a test within a module.
 *
 * @param execution the plugin execution that runs it, such as {@code default-test}
 * @param className binary name of the concrete class
 * @param method name and parameter types, such as {@code totals(int)}; empty where the engine names
 *     no method
 */
public record TestId(String execution, String className, String method)
    implements Comparable<TestId> {
  private static final Comparator<TestId> ORDER =
      Comparator.comparing(TestId::className)
          .thenComparing(TestId::method)
          .thenComparing(TestId::execution);

  /** Reads the form {@code class#method(params)} that recordings use. */
  public static TestId parse(String execution, String name) {
    int hash = name.indexOf('#');
    return hash < 0
        ? new TestId(execution, name, "")
        : new TestId(execution, name.substring(0, hash), name.substring(hash + 1));
  }

  /** The form {@code class#method(params)}, in which forks know the test. */
  public String inFork() {
    return method.isEmpty() ? className : className + "#" + method;
  }

  /** The method's name without parameters. */
  public String methodName() {
    int parameters = method.indexOf('(');
    return parameters < 0 ? method : method.substring(0, parameters);
  }

  @Override
  public int compareTo(TestId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return inFork() + " (" + execution + ")";
  }
}
