package dev.incremental.plugin.surefire;

/** Why an execution cannot be recorded or cut down; everything runs then. */
public enum Obstacle {
  POM_PACKAGING("packaging 'pom' has no tests", false),
  NO_EXECUTION("no execution of surefire:test is bound in this project", false),
  SKIPPED("tests are skipped by the project's or the user's settings", false),
  NO_TEST_CLASSES("there are no test classes", false),
  OLD_SUREFIRE("Surefire older than 2.22.2 cannot be recorded; use 3.0.0 or newer", true),
  NOT_FORKED("forkCount is 0: tests in Maven's own JVM cannot be recorded", true),
  OTHER_CLASSES(
      "the project's jar holds other classes than its class directory; if that is meant to be so,"
          + " give Failsafe the classesDirectory",
      true),
  OWN_CLASS_LOADER("useSystemClassLoader is false: such forks cannot be recorded", true),
  NO_PROVIDER("no test framework that can be recorded is on the test class path", true);

  private final String sentence;
  private final boolean runs;

  Obstacle(String sentence, boolean runs) {
    this.sentence = sentence;
    this.runs = runs;
  }

  /** A clause for the user, without a full stop. */
  public String sentence() {
    return sentence;
  }

  /** Whether there is something to run, if undecorated. */
  public boolean runs() {
    return runs;
  }
}
