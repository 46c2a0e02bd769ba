package dev.incremental.plugin.store;

/**
 * A store on another machine, which may be gone, slow, or of another mind about who may do what.
 *
 * <p>Each operation takes a bounded time. A store remembers what cannot be put right by asking
 * again, so that its user need not wait, nor be told, twice.
 */
public interface RemoteStore extends SnapshotStore, AutoCloseable {

  /** Whether an operation failed in a way that others will fail too: no answer, or no entry. */
  boolean isOutOfReach();

  /** Whether a write was refused, so that others will be. */
  boolean isReadOnly();

  /** Gives back what connections hold; later operations may open new ones. */
  @Override
  void close();
}
