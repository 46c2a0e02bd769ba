package dev.incremental.it.bench;

/** A way to build a library. */
enum Variant {
  PLAIN("mvn test", "test"),
  JACOCO("mvn test, JaCoCo's agent", "test"),
  OURS("mvn incremental:snapshot", "incremental:snapshot"),
  WITHOUT_TESTS("mvn test -DskipTests", "test", "-DskipTests"),
  NO_CHANGE("mvn incremental:test, no change", "incremental:test");

  private final String title;
  private final String[] arguments;

  Variant(String title, String... arguments) {
    this.title = title;
    this.arguments = arguments;
  }

  /** Maven's arguments, but for those of the fork. */
  String[] arguments() {
    return arguments.clone();
  }

  @Override
  public String toString() {
    return title;
  }
}
