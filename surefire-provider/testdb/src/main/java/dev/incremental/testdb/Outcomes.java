package dev.incremental.testdb;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How the tests of this JVM went, as far as the JUnit Platform told. */
final class Outcomes {
  private static final Outcomes OF_THIS_JVM = new Outcomes();
  private static final String ENGINE = "[engine:junit-jupiter]";

  private final Set<String> failed = ConcurrentHashMap.newKeySet();
  private boolean hasBegun;
  private int running;

  /** Those of this JVM. */
  static Outcomes ofThisJvm() {
    return OF_THIS_JVM;
  }

  /** Tests begin. */
  synchronized void begun() {
    hasBegun = true;
    running++;
  }

  /** Tests that had begun have ended. */
  synchronized void ended() {
    running--;
  }

  /** A test or container has failed. */
  void failed(String uniqueId) {
    failed.add(uniqueId);
  }

  /** Why somebody may want to look into the database of all tests; empty where all passed. */
  synchronized Optional<String> trouble() {
    if (!failed.isEmpty()) {
      return Optional.of("a test failed");
    }
    return hasBegun && running == 0 ? Optional.empty() : unknown();
  }

  /** The same of one container of tests, which is about to end. */
  synchronized Optional<String> troubleIn(String uniqueId) {
    String id =
        uniqueId.substring(Math.max(0, uniqueId.indexOf(ENGINE))); // suites put theirs before
    if (failed.stream().anyMatch(each -> each.contains(id))) {
      return Optional.of("a test failed");
    }
    return hasBegun ? Optional.empty() : unknown();
  }

  private Optional<String> unknown() {
    return Optional.of(
        hasBegun ? "its tests did not end" : "it was not heard whether its tests passed");
  }
}
