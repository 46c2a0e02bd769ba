package dev.incremental.plugin.fingerprint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link BinaryWriter} wrote. Bytes that it cannot have written lead to an {@link
 * IllegalArgumentException} or {@link IndexOutOfBoundsException}.
 */
final class BinaryReader {
  private final byte[] bytes;
  private int position;

  BinaryReader(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  int position() {
    return position;
  }

  long fixed() {
    long number = ByteBuffer.wrap(bytes, position, Long.BYTES).getLong();
    position += Long.BYTES;
    return number;
  }

  int count() {
    int number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      byte next = bytes[position++];
      number |= (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("number without an end");
  }

  @Nullable String optionalText() {
    return switch (count()) {
      case BinaryWriter.NULL -> null;
      case BinaryWriter.LATIN -> latin();
      case BinaryWriter.WIDE -> wide();
      default -> throw new IllegalArgumentException("text of an unknown kind");
    };
  }

  String text() {
    String text = optionalText();
    if (text == null) {
      throw new IllegalArgumentException("text missing");
    }
    return text;
  }

  byte[] blob() {
    int length = length();
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  private String latin() {
    int length = length();
    position += length;
    return new String(bytes, position - length, length, StandardCharsets.ISO_8859_1);
  }

  private String wide() {
    int length = length();
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) count());
    }
    return text.toString();
  }

  private int length() {
    int length = count();
    if (length < 0 || length > bytes.length - position) {
      throw new IllegalArgumentException("length beyond the end: " + length);
    }
    return length;
  }
}
