package dev.incremental.agent.boot;

import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What probes and hooks call; a template, in use only under the name {@code
 * java.lang.$Incremental}.
 *
 * <p>A probe is the store of one byte into an array that the JVM's compilers know as a constant: no
 * call, no branch, no volatile read, nothing to inline or to deoptimise. Whoever opens or closes a
 * scope collects the marks set until then and clears them. Refers to nothing outside {@code
 * java.base}, and declares no inner class or lambda, so that it can be defined alone.
 */
public final class Probe {
  /** How many numbers share an array. */
  public static final int CHUNK = 1 << 20;

  /** Marks of the numbers below {@link #CHUNK}, to which probes write by themselves. */
  @SuppressWarnings("MutablePublicArray") // woven code stores into it
  public static final byte[] MARKS = new byte[CHUNK];

  private static final byte[][] CHUNKS = new byte[Integer.MAX_VALUE / CHUNK + 1][];
  private static volatile @Nullable IntConsumer entries;
  private static volatile @Nullable IntConsumer exits;
  private static volatile @Nullable ObjIntConsumer<@Nullable Object[]> notes;
  private static volatile @Nullable BiFunction<String, @Nullable Object[], @Nullable Object> events;

  static {
    CHUNKS[0] = MARKS;
  }

  private Probe() {}

  /** Marks a number of any size as touched; room for it must have been made. */
  public static void touch(int number) {
    CHUNKS[number / CHUNK][number % CHUNK] = 1;
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

  /**
   * The marks of the numbers from {@code index * CHUNK} on, made if need be; callers hold the
   * recorder's lock. A chunk never moves, so that no mark is lost while room is made.
   */
  public static byte[] chunk(int index) {
    byte[] chunk = CHUNKS[index];
    if (chunk == null) {
      chunk = new byte[CHUNK];
      CHUNKS[index] = chunk;
    }
    return chunk;
  }

  /** Sets who is told of all this. */
  public static void connect(
      IntConsumer entrySink,
      IntConsumer exitSink,
      ObjIntConsumer<@Nullable Object[]> noteSink,
      BiFunction<String, @Nullable Object[], @Nullable Object> eventSink) {
    entries = entrySink;
    exits = exitSink;
    notes = noteSink;
    events = eventSink;
  }
}
