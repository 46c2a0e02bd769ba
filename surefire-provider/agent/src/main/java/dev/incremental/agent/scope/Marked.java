package dev.incremental.agent.scope;

import dev.incremental.agent.boot.Marks;
import java.util.Arrays;

/**
 * Finds the numbers that were marked, and clears their marks; callers hold the recorder's lock.
 *
 * <p>A mark is cleared before it is attributed. Whoever sets it again meanwhile runs on a thread
 * that does not wait for the scopes that open or close now, and so belongs to those that were open
 * when it began.
 */
final class Marked {
  private static final byte[] UNMARKED = new byte[1 << 10];

  private final Marks marks;
  private byte[][] chunks;
  private int end;

  Marked(Marks marks) {
    this.marks = marks;
    chunks = new byte[][] {marks.chunk(0)};
  }

  /** Numbers below {@code capacity} may be marked from now on. */
  void reserve(int capacity) {
    int count = (capacity - 1) / Marks.CHUNK + 1;
    for (int index = chunks.length; index < count; index++) {
      byte[][] more = Arrays.copyOf(chunks, index + 1);
      more[index] = marks.chunk(index);
      chunks = more;
    }
    end = Math.max(end, capacity);
  }

  void mark(int number) {
    chunks[number / Marks.CHUNK][number % Marks.CHUNK] = 1;
  }

  /** Adds what is marked to the touches of these scopes. */
  void collect(Scope[] scopes) {
    for (int index = 0; index < chunks.length; index++) {
      int first = index * Marks.CHUNK;
      collect(chunks[index], Math.min(Marks.CHUNK, end - first), first, scopes);
    }
  }

  private static void collect(byte[] chunk, int end, int first, Scope[] scopes) {
    int from = 0;
    while (from < end) {
      int length = Math.min(UNMARKED.length, end - from);
      int found = Arrays.mismatch(chunk, from, from + length, UNMARKED, 0, length);
      if (found < 0) {
        from += length;
      } else {
        from += found;
        chunk[from] = 0;
        for (Scope scope : scopes) {
          scope.touches.add(first + from);
        }
        from++;
      }
    }
  }
}
