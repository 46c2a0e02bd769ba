package dev.incremental.plugin.fingerprint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes the few kinds of values of which the hash cache is made; {@link BinaryReader} reads them.
 */
final class BinaryWriter {
  static final int NULL = 0;
  static final int LATIN = 1;
  static final int WIDE = 2;

  private byte[] bytes = new byte[256];
  private int length;

  /** A number of eight bytes. */
  BinaryWriter fixed(long number) {
    reserve(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (number >>> shift);
    }
    return this;
  }

  /** A number of which small ones are short. */
  BinaryWriter count(int number) {
    reserve(5);
    int rest = number;
    while ((rest & ~0x7F) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  BinaryWriter text(@Nullable String text) {
    if (text == null) {
      return count(NULL);
    }
    if (text.chars().allMatch(c -> c < 0x100)) {
      return count(LATIN).blob(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    count(WIDE).count(text.length());
    text.chars().forEach(this::count);
    return this;
  }

  BinaryWriter blob(byte[] blob) {
    count(blob.length);
    reserve(blob.length);
    System.arraycopy(blob, 0, bytes, length, blob.length);
    length += blob.length;
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void reserve(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }
}
