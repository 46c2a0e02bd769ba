package dev.incremental.agent.boot;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What probes and hooks call; a template, in use only under the name {@code
 * java.lang.$Incremental}.
 *
 * <p>A probe costs a comparison once its number was seen in the current epoch. Whoever opens or
 * closes a scope begins a new epoch, so that the first touch after it is reported again. Refers to
 * nothing outside {@code java.base}, and declares no inner class or lambda, so that it can be
 * defined alone.
 */
public final class Probe {
  private static final int FIRST_CAPACITY = 1 << 16;

  private static int[] seen = new int[FIRST_CAPACITY];
  private static volatile int epoch = 1;
  private static volatile @Nullable IntConsumer touches;
  private static volatile @Nullable IntConsumer entries;
  private static volatile @Nullable IntConsumer exits;
  private static volatile @Nullable ObjIntConsumer<@Nullable Object[]> notes;
  private static volatile @Nullable BiFunction<String, @Nullable Object[], @Nullable Object> events;

  private Probe() {}

  /** Reports that the method or name with this number was touched. */
  public static void touch(int number) {
    int[] numbers = seen;
    if (number >= numbers.length || numbers[number] != epoch) {
      first(number);
    }
  }

  /** Reports that a method began whose execution is a scope of its own. */
  public static void enter(int number) {
    IntConsumer sink = entries;
    if (sink != null) {
      sink.accept(number);
    }
  }

  /** Reports that a method ended whose execution is a scope of its own. */
  public static void exit(int number) {
    IntConsumer sink = exits;
    if (sink != null) {
      sink.accept(number);
    }
  }

  /** Reports that the JDK was asked for something; {@code kind} is the hook's number. */
  public static void note(int kind, @Nullable Object subject, @Nullable Object detail) {
    ObjIntConsumer<@Nullable Object[]> sink = notes;
    if (sink != null) {
      sink.accept(new Object[] {subject, detail}, kind);
    }
  }

  /** Reports what a test framework says; the answer depends on the event. */
  public static @Nullable Object event(String what, @Nullable Object[] arguments) {
    BiFunction<String, @Nullable Object[], @Nullable Object> sink = events;
    return sink == null ? null : sink.apply(what, arguments);
  }

  /** Begins a new epoch; callers hold the recorder's lock. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public static void bump() {
    epoch = epoch + 1;
  }

  /** Makes room for numbers below {@code capacity}; callers hold the recorder's lock. */
  public static void reserve(int capacity) {
    if (capacity > seen.length) {
      seen = Arrays.copyOf(seen, Math.max(capacity, seen.length * 2));
    }
  }

  /** Sets who is told of all this. */
  public static void connect(
      IntConsumer touchSink,
      IntConsumer entrySink,
      IntConsumer exitSink,
      ObjIntConsumer<@Nullable Object[]> noteSink,
      BiFunction<String, @Nullable Object[], @Nullable Object> eventSink) {
    entries = entrySink;
    exits = exitSink;
    notes = noteSink;
    events = eventSink;
    touches = touchSink;
  }

  private static void first(int number) {
    int now = epoch;
    IntConsumer sink = touches;
    if (sink == null) {
      return;
    }
    sink.accept(number);
    int[] numbers = seen;
    if (number < numbers.length) {
      numbers[number] = now;
    }
  }
}
