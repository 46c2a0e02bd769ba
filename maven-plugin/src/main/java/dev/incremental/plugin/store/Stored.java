package dev.incremental.plugin.store;

/** What a store has under a key. */
public sealed interface Stored {

  /** It is there and whole. */
  record Found(byte[] content) implements Stored {}

  /** There is nothing. */
  record Absent() implements Stored {}

  /**
   * There is something that must not be used, or the store is out of reach.
   *
   * @param reason a clause for the user, without a full stop
   */
  record Unusable(String reason) implements Stored {}
}
