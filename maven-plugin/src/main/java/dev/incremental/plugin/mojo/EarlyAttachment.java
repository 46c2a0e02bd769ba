package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.Attached;
import dev.incremental.plugin.database.DatabaseException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Attaches to a server that runs while migrations are read, which takes as long: in a JVM that has
 * done nothing yet, both is loading classes. No server is started before it is known to be needed,
 * and none that cannot be reached is anybody's trouble before.
 */
final class EarlyAttachment implements AutoCloseable {
  private final DatabaseServer.Access access;
  private final FutureTask<Optional<Attached>> early;
  private Optional<Attached> attached = Optional.empty();
  private boolean isClosed;

  private EarlyAttachment(DatabaseServer.Access access) {
    this.access = access;
    this.early = new FutureTask<>(this::attach);
  }

  static EarlyAttachment begin(DatabaseServer.Access access) {
    EarlyAttachment begun = new EarlyAttachment(access);
    Thread thread = new Thread(begun.early, "incremental: attaches to PostgreSQL");
    thread.setDaemon(true);
    thread.start();
    return begun;
  }

  private Optional<Attached> attach() throws DatabaseException {
    Optional<Attached> found = access.attachIfRunning().go();
    synchronized (this) {
      attached = found;
      if (isClosed) { // nobody waited for it
        detach();
      }
    }
    return found;
  }

  /** The server, which runs now; it is detached from when this is closed. */
  Attached get() throws DatabaseException {
    Optional<Attached> found = early();
    return found.isPresent() ? found.get() : later();
  }

  private Attached later() throws DatabaseException {
    Attached later = access.attach().go();
    synchronized (this) {
      attached = Optional.of(later);
    }
    return later;
  }

  private Optional<Attached> early() throws DatabaseException {
    try {
      return early.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DatabaseException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while attaching to the server", e);
    }
  }

  @Override
  public synchronized void close() throws DatabaseException {
    isClosed = true;
    detach();
  }

  private void detach() throws DatabaseException {
    if (attached.isPresent()) {
      attached.get().close();
    }
  }
}
