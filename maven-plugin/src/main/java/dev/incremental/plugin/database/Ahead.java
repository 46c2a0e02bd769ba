package dev.incremental.plugin.database;

/**
 * What is made before forks ask for it, in a server of our own.
 *
 * @param number how many forks will come at once
 * @param isRefilled whether others come when these have ended
 */
public record Ahead(int number, boolean isRefilled) {
  /** Nothing. */
  public static final Ahead NONE = new Ahead(0, false);
}
