package dev.incremental.testdb;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets one class of tests after the other use the database of this JVM. Whoever belongs to the
 * class that does, or to one in it, need not wait.
 */
final class Turns {
  private final Deque<Class<?>> inside = new ArrayDeque<>();

  /** Waits until no other class is inside. */
  synchronized void enter(Class<?> test) throws InterruptedException {
    while (isTakenFrom(test)) {
      wait();
    }
    inside.push(test);
  }

  /** As {@link #enter}, if that needs no waiting. */
  synchronized boolean enterAtOnce(Class<?> test) {
    boolean isEntering = !isTakenFrom(test);
    if (isEntering) {
      inside.push(test);
    }
    return isEntering;
  }

  private boolean isTakenFrom(Class<?> test) {
    Class<?> last = inside.peek();
    return last != null && !Declared.isIn(test, last);
  }

  /** Takes back one {@link #enter}. */
  synchronized void leave(Class<?> test) {
    inside.removeFirstOccurrence(test);
    notifyAll();
  }
}
