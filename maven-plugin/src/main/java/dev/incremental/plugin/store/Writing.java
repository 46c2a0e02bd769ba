package dev.incremental.plugin.store;

/** How writing to a store ended. */
public sealed interface Writing {

  /** It is in the store. */
  record Kept() implements Writing {}

  /**
   * The store is as it was before.
   *
   * @param reason a clause for the user, without a full stop
   */
  record NotKept(String reason) implements Writing {}
}
