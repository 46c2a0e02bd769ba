package dev.incremental.plugin.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Clones that are made before forks ask, while their JVMs start.
 *
 * <p>They belong to this process, and to a fork from when it gets one. Where none can be made
 * nobody is told: the fork for which none is there gets one in the ordinary way, or hears why not.
 */
final class CloneStock {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Clones clones;
  private final Connections connections;
  private final String template;
  private final boolean isRefilled;
  private final Thread thread = new Thread(this::make, "incremental: databases to come");
  private final Deque<String> ready = new ArrayDeque<>();
  private final List<String> spoilt = new ArrayList<>();
  private int toMake;
  private boolean isMaking;
  private boolean isAwaited;
  private boolean isClosed;

  /**
   * Begins to make clones.
   *
   * @param number how many are to be there for forks to come
   * @param isRefilled whether another one is made for each that was given away
   */
  CloneStock(
      Clones clones, Connections connections, String template, int number, boolean isRefilled) {
    this.clones = clones;
    this.connections = connections;
    this.template = template;
    this.isRefilled = isRefilled;
    this.toMake = number;
    if (number > 0) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** A clone that was made ahead, which is the fork's from now on; empty where there is none. */
  Optional<String> take(ProcessHandle fork) {
    Optional<String> made = next();
    if (made.isEmpty()) {
      return made;
    }
    try {
      return Optional.of(
          connections.with(connection -> clones.handOver(connection, made.get(), template, fork)));
    } catch (DatabaseException e) {
      synchronized (this) {
        spoilt.add(made.get());
      }
      return Optional.empty(); // whatever is wrong with the server will be said then
    }
  }

  /** Waits for the one that is being made unless another fork does: that is no slower. */
  private synchronized Optional<String> next() {
    if (ready.isEmpty() && isMaking && !isAwaited) {
      isAwaited = true;
      try {
        while (ready.isEmpty() && isMaking) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        isAwaited = false;
      }
    }
    Optional<String> next = Optional.ofNullable(ready.poll());
    if (isRefilled && next.isPresent()) {
      toMake++;
      notifyAll();
    } else if (!isRefilled && next.isEmpty() && toMake > (isMaking ? 1 : 0)) {
      toMake--; // one fork fewer to come
    }
    return next;
  }

  private void make() {
    while (isWanted()) {
      Optional<String> made = one();
      synchronized (this) {
        isMaking = false;
        made.ifPresent(ready::add);
        toMake = made.isPresent() ? toMake - 1 : 0;
        notifyAll();
      }
      if (made.isEmpty()) {
        return;
      }
    }
  }

  /** Waits until another one is to be made; false if none will ever be. */
  private synchronized boolean isWanted() {
    try {
      while (isRefilled && toMake == 0 && !isClosed) {
        wait();
      }
    } catch (InterruptedException e) {
      return false; // nobody does that but at the end of all
    }
    isMaking = toMake > 0 && !isClosed;
    return isMaking;
  }

  private Optional<String> one() {
    try {
      ProcessHandle self = ProcessHandle.current();
      return Optional.of(connections.with(connection -> clones.create(connection, template, self)));
    } catch (DatabaseException e) {
      return Optional.empty(); // a fork that asks will hear of it
    }
  }

  /**
   * Makes no more.
   *
   * @return what nobody has taken
   */
  List<String> close() {
    synchronized (this) {
      isClosed = true;
      notifyAll();
    }
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      List<String> left = new ArrayList<>(ready);
      left.addAll(spoilt);
      ready.clear();
      spoilt.clear();
      return left;
    }
  }
}
