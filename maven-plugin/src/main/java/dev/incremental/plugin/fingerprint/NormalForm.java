package dev.incremental.plugin.fingerprint;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A growing byte sequence that is equal for equal content only, ready to be hashed.
 *
 * <p>Every item says where it ends, so that two different sequences of items never have the same
 * bytes.
 */
final class NormalForm {
  private byte[] bytes = new byte[128];
  private int length;

  /** Appends a number; small ones take one byte. */
  NormalForm number(long number) {
    long rest = number;
    reserve(10);
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  /** Appends a text, char by char: unpaired surrogates count as well. Null differs from empty. */
  NormalForm text(@Nullable String text) {
    if (text == null) {
      return number(0);
    }
    int count = text.length();
    number(count + 1L);
    reserve(3 * count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else {
        bytes[length++] = (byte) (0x80 | (c >> 14));
        bytes[length++] = (byte) (0x80 | (c >> 7));
        bytes[length++] = (byte) (c & 0x7F);
      }
    }
    return this;
  }

  /** Appends several texts, in order. */
  NormalForm texts(List<String> texts) {
    number(texts.size());
    texts.forEach(this::text);
    return this;
  }

  /** Appends all of another form. */
  NormalForm form(NormalForm other) {
    number(other.length);
    reserve(other.length);
    System.arraycopy(other.bytes, 0, bytes, length, other.length);
    length += other.length;
    return this;
  }

  /** The fingerprint of what was appended so far. */
  long hash() {
    return Hash.of(bytes, 0, length);
  }

  private void reserve(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }
}
