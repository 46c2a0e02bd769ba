package dev.incremental.testdb;

/**
 * Refuses tests of JUnit 3 that {@link PreSeeded} or {@link SharedSetUp} stands on: nothing there
 * tells when a class begins. {@link RunnerWeaver} lets each ask. Nothing for tests to call.
 */
public final class JUnit3Tests {
  private JUnit3Tests() {}

  /**
   * A test is about to be set up.
   *
   * @throws NoDatabaseException if it is to begin with something of ours
   */
  public static void begins(Object test) {
    if (Declared.isForAnyOf(test.getClass())) {
      throw new NoDatabaseException(
          "@PreSeeded and @SharedSetUp are not for tests of JUnit 3",
          test.getClass().getName(),
          "let it be one of JUnit 4, with @Test, or extend no TestCase");
    }
  }
}
