package dev.incremental.plugin.report;

/**
 * What one set-up method costs in all classes for which it runs, or the start of one application
 * context.
 *
 * @param method name of the class that declares it, {@code #} and its own; without {@code #} what
 *     the context is made of
 * @param micros how long it ran, without the set-up methods that it called
 * @param classes in how many classes with tests
 * @param runs how often
 */
record SetUpCost(String method, long micros, int classes, long runs) {
  /** Whether it is a method, and so something that could be done once. */
  boolean isMethod() {
    return method.indexOf('#') >= 0;
  }

  long millis() {
    return micros / 1000;
  }

  /** What it would spare to do it once, in milliseconds. */
  long sparedMillis() {
    return isMethod() ? (micros - micros / runs) / 1000 : 0;
  }

  /** Where and how often. */
  String extent() {
    return Quantity.of(classes, "class", "classes") + ", " + Quantity.of(runs, "run");
  }

  SetUpCost plus(SetUpCost other) {
    return new SetUpCost(method, micros + other.micros, classes + other.classes, runs + other.runs);
  }
}
