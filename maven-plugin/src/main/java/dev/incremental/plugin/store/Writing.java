package dev.incremental.plugin.store;

/** How writing to a store, or deleting from it, ended. */
public sealed interface Writing {

  /** The store is as it was asked to be. */
  record Kept() implements Writing {}

  /**
   * What was to be written is not, or not where others look for it.
   *
   * @param reason a clause for the user, without a full stop
   */
  record NotKept(String reason) implements Writing {}

  /** Nothing was tried, for a reason that an earlier operation on the same store gave. */
  record NotTried() implements Writing {}
}
