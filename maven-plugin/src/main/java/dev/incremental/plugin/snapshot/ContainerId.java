package dev.incremental.plugin.snapshot;

/**
 * Names a container of tests.
 *
 * @param execution the plugin execution that ran it
 * @param name the class, or empty for one that is no class, such as an engine
 */
public record ContainerId(String execution, String name) implements Comparable<ContainerId> {
  /** Whether a class belongs to it, as itself or nested in it. */
  public boolean holds(ContainerId inner) {
    return execution.equals(inner.execution) && holds(inner.name);
  }

  /** Whether a test of this class belongs to it, nested classes included. */
  public boolean holds(TestId test) {
    return execution.equals(test.execution()) && holds(test.className());
  }

  private boolean holds(String className) {
    return name.isEmpty() || className.equals(name) || className.startsWith(name + "$");
  }

  @Override
  public int compareTo(ContainerId other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : execution.compareTo(other.execution);
  }
}
