package dev.incremental.agent.boot;

/** What a recorder needs of the probes: epochs, room for numbers, and touches of its own. */
public interface Epochs {
  /** Begins a new epoch. */
  void bump();

  /** Makes room for numbers below {@code capacity}. */
  void reserve(int capacity);

  /** Touches a number as a probe would. */
  void touch(int number);
}
