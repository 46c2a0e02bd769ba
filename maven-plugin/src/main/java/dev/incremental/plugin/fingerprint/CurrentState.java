package dev.incremental.plugin.fingerprint;

/** Answers what the project and its environment are like now. */
@FunctionalInterface
public interface CurrentState {
  /**
   * Returns the fingerprint of a dependency's content now.
   *
   * <p>Never throws: what cannot be read is {@link Fingerprint#UNKNOWN}, what does not exist is
   * {@link Fingerprint#ABSENT}. Several threads may ask at the same time.
   */
  long of(Dependency dependency);
}
