package dev.incremental.plugin.snapshot;

import java.util.Arrays;

/**
 * Writes numbers as text: base 64, five bits a character, lowest first, the sixth bit says that
 * more follow (the "VLQ" of source maps, without sign).
 *
 * <p>A small number is one character, and equal runs of numbers are equal text wherever they stand,
 * which is what compression thrives on. A set is written as the gaps between its members.
 *
 * @see <a href="https://tc39.es/ecma426/#sec-base64-vlq">ECMA-426, Base64 VLQ</a>
 */
final class IndexText {
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int MORE = 1 << 5;
  private static final int LOW = MORE - 1;
  private static final byte[] VALUES = values();

  private IndexText() {}

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < DIGITS.length(); i++) {
      values[DIGITS.charAt(i)] = (byte) i;
    }
    return values;
  }

  static void append(StringBuilder text, int number) {
    int rest = number;
    while ((rest & ~LOW) != 0) {
      text.append(DIGITS.charAt((rest & LOW) | MORE));
      rest >>>= 5;
    }
    text.append(DIGITS.charAt(rest));
  }

  static void append(StringBuilder text, Indices set) {
    int last = -1;
    for (int i = 0; i < set.size(); i++) {
      int value = set.get(i);
      append(text, value - last - 1);
      last = value;
    }
  }

  /** Reads numbers from a stretch of text. */
  static final class Reader {
    private final char[] text;
    private final int end;
    private int at;

    Reader(char[] text, int start, int length) {
      this.text = text;
      this.at = start;
      this.end = start + length;
    }

    boolean hasNext() {
      return at < end;
    }

    /** The next number, which must be below the bound. */
    int next(int bound) throws UnreadableSnapshotException {
      int value = 0;
      for (int shift = 0; shift < 35 && at < end; shift += 5) {
        char c = text[at++];
        int digit = c < VALUES.length ? VALUES[c] : -1;
        if (digit < 0) {
          throw new UnreadableSnapshotException("a list has a character that is no digit");
        }
        value |= (digit & LOW) << shift;
        if ((digit & MORE) == 0) {
          return inBounds(value, bound);
        }
      }
      throw new UnreadableSnapshotException("a number of a list has no end");
    }

    /** All that is left, as a set of indices below the bound. */
    Indices set(int bound) throws UnreadableSnapshotException {
      int[] members = new int[count()];
      int last = -1;
      for (int i = 0; i < members.length; i++) {
        last += 1 + next(bound);
        members[i] = inBounds(last, bound);
      }
      if (hasNext()) {
        throw new UnreadableSnapshotException("a number of a list has no end");
      }
      return Indices.ofAscending(members);
    }

    /** How many numbers are left. */
    int count() {
      int count = 0;
      for (int i = at; i < end; i++) {
        char c = text[i];
        if (c < VALUES.length && (VALUES[c] & MORE) == 0) {
          count++;
        }
      }
      return count;
    }

    private static int inBounds(int value, int bound) throws UnreadableSnapshotException {
      if (value < 0 || value >= bound) {
        throw new UnreadableSnapshotException(
            "it refers to number " + value + " of a table of " + bound);
      }
      return value;
    }
  }
}
