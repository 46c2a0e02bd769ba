package dev.incremental.plugin.mojo;

import org.jspecify.annotations.Nullable;

/**
 * Tests as users name them.
 *
 * @param className simple or full name of a class
 * @param method name of a method without parameters, null for all of the class
 */
record WantedTests(String className, @Nullable String method) {
  /** Reads {@code class} or {@code class#method}. */
  static WantedTests of(String text) {
    int hash = text.indexOf('#');
    return hash < 0
        ? new WantedTests(text, null)
        : new WantedTests(text.substring(0, hash), text.substring(hash + 1));
  }

  /**
   * Whether a test is one of them.
   *
   * @param ofClass full name of its class
   * @param named name of its method without parameters; empty where it has none
   */
  boolean include(String ofClass, String named) {
    boolean sameClass = ofClass.equals(className) || ofClass.endsWith("." + className);
    return sameClass && (method == null || method.equals(named));
  }
}
