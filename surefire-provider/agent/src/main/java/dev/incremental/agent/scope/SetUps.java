package dev.incremental.agent.scope;

import dev.incremental.recording.RecordedSetUp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long set-up methods run, by the class with tests for which they do. What one spends in
 * another counts for the other.
 *
 * <p>It has a lock of its own, under which nothing of the project runs and no class is loaded; the
 * recorder asks for it while it holds its own lock, never the other way round.
 */
public final class SetUps {
  private static final String TEST_CASE = "junit.framework.TestCase";
  private static final int MICRO = 1000;

  private final LongSupplier nanos;
  private final Map<String, Open> open = new LinkedHashMap<>();
  private final IdentityHashMap<Thread, Deque<Execution>> stacks = new IdentityHashMap<>();
  private final Map<String, Map<String, Total>> totals = new HashMap<>();

  SetUps() {
    this(new Clock());
  }

  /**
   * @param nanos the clock
   */
  SetUps(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The JVM's own clock. */
  private static final class Clock implements LongSupplier {
    @Override
    public long getAsLong() {
      return System.nanoTime();
    }
  }

  /** A test or a container that has begun, on the thread that runs its set-up. */
  private static final class Open {
    final Thread thread = Thread.currentThread();
    final String className;
    final boolean isTest;

    Open(String className, boolean isTest) {
      this.className = className;
      this.isTest = isTest;
    }
  }

  /** A set-up method that has begun on some thread. */
  private static final class Execution {
    final String testClass;
    final String method;
    final boolean inTest;
    final long start;
    long inner;

    Execution(String testClass, String method, boolean inTest, long start) {
      this.testClass = testClass;
      this.method = method;
      this.inTest = inTest;
      this.start = start;
    }
  }

  /** What came together since it was last written. */
  private static final class Total {
    int runs;
    long nanos;
    long nanosInTests;
  }

  /** A test began on this thread. */
  void testStarted(String key, String testId) {
    int hash = testId.indexOf('#');
    add(key, new Open(hash < 0 ? testId : testId.substring(0, hash), true));
  }

  /** A container began on this thread. */
  void containerStarted(String key, String name) {
    add(key, new Open(name, false));
  }

  private synchronized void add(String key, Open begun) {
    open.put(key, begun);
  }

  /** A test or a container ended. */
  synchronized void ended(String key) {
    open.remove(key);
  }

  /**
   * A method began that may be a set-up method of JUnit 3, which are told by their name.
   *
   * @param method name of the class that declares it, {@code #} and its own
   */
  void mayBegin(String method, Object target) {
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals(TEST_CASE)) {
        begin(method, target);
        return;
      }
    }
  }

  /**
   * A set-up method began, or something else that is set-up.
   *
   * @param target the object that it works on, null for none
   */
  void begin(String what, @Nullable Object target) {
    String ofTarget = target == null ? "" : written(target.getClass());
    synchronized (this) {
      Deque<Execution> stack = stacks.get(Thread.currentThread());
      if (stack == null) {
        stack = new ArrayDeque<>();
        stacks.put(Thread.currentThread(), stack);
      }
      Open test = innermost(true);
      Open container = innermost(false);
      String testClass = ofTarget;
      if (test != null) {
        testClass = test.className;
      } else if (target == null) {
        testClass = container != null ? container.className : ownerOf(what, stack.peek());
      }
      stack.push(new Execution(testClass, what, test != null, nanos.getAsLong()));
    }
  }

  /** What began last on this thread under this name ended, whether it did its work or failed. */
  synchronized void end(String what) {
    Deque<Execution> stack = stacks.get(Thread.currentThread());
    if (stack == null || !isIn(stack, what)) {
      return; // it was none
    }
    long now = nanos.getAsLong();
    while (!Objects.requireNonNull(stack.peek()).method.equals(what)) {
      stack.pop(); // cut off before it could say so, as by a stack overflow
    }
    Execution ended = stack.pop();
    long all = now - ended.start;
    Execution around = stack.peek();
    if (around == null) {
      stacks.remove(Thread.currentThread());
    } else {
      around.inner += all;
    }
    Total total = total(ended);
    total.runs++;
    total.nanos += all - ended.inner;
    total.nanosInTests += ended.inTest ? all - ended.inner : 0;
  }

  /** The load of a context ended that began last on this thread. */
  synchronized void endContext() {
    Deque<Execution> stack = stacks.get(Thread.currentThread());
    if (stack != null) {
      for (Execution each : stack) {
        if (each.method.indexOf('#') < 0) {
          end(each.method);
          return;
        }
      }
    }
  }

  /** What came together since this was last asked. */
  synchronized List<RecordedSetUp> drain() {
    if (totals.isEmpty()) {
      return List.of();
    }
    List<RecordedSetUp> drained = new ArrayList<>();
    for (Map.Entry<String, Map<String, Total>> ofClass : totals.entrySet()) {
      for (Map.Entry<String, Total> each : ofClass.getValue().entrySet()) {
        Total total = each.getValue();
        drained.add(
            new RecordedSetUp(
                ofClass.getKey(),
                each.getKey(),
                total.runs,
                micros(total.nanos),
                micros(total.nanosInTests)));
      }
    }
    totals.clear();
    return drained;
  }

  private static int micros(long nanos) {
    return (int) Math.min(Integer.MAX_VALUE - 1, Math.max(0, nanos) / MICRO);
  }

  /** What was begun last on this thread and has not ended. */
  private @Nullable Open innermost(boolean test) {
    Open found = null;
    for (Open each : open.values()) {
      if (each.thread == Thread.currentThread()
          && each.isTest == test
          && !each.className.isEmpty()) {
        found = each;
      }
    }
    return found;
  }

  /** Where nobody says which class's turn it is: that of what it began in, or its own. */
  private static String ownerOf(String what, @Nullable Execution around) {
    int hash = what.indexOf('#');
    return around != null ? around.testClass : hash < 0 ? what : what.substring(0, hash);
  }

  private static boolean isIn(Deque<Execution> stack, String what) {
    for (Execution each : stack) {
      if (each.method.equals(what)) {
        return true;
      }
    }
    return false;
  }

  private Total total(Execution ended) {
    Map<String, Total> ofClass = totals.get(ended.testClass);
    if (ofClass == null) {
      ofClass = new HashMap<>();
      totals.put(ended.testClass, ofClass);
    }
    Total total = ofClass.get(ended.method);
    if (total == null) {
      total = new Total();
      ofClass.put(ended.method, total);
    }
    return total;
  }

  /** The name of the class that somebody wrote: frameworks test objects of classes below it. */
  private static String written(Class<?> type) {
    Class<?> written = type;
    while (isGenerated(written.getName()) && written.getSuperclass() != null) {
      written = written.getSuperclass();
    }
    return written.getName();
  }

  private static boolean isGenerated(String name) {
    return name.contains("$$") || name.contains("$MockitoMock$") || name.contains("$ByteBuddy$");
  }
}
