package dev.incremental.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a recording into whole blocks and decodes the values in one. What follows a
 * block that is missing, or stands in another place, is not whole either.
 */
final class BlockReader {
  private static final int FRAME = 9;

  private final ByteBuffer file;
  private int previous;
  private int whole;
  private ByteBuffer payload = ByteBuffer.allocate(0);

  BlockReader(byte[] bytes) {
    this(bytes, 0);
  }

  /**
   * Goes on behind a block.
   *
   * @param previous that block's checksum
   */
  BlockReader(byte[] bytes, int previous) {
    this.file = ByteBuffer.wrap(bytes);
    this.previous = previous;
  }

  /** Moves to the next whole block; null at the end or where the rest was never written whole. */
  @Nullable BlockType next() throws DamagedRecordingException {
    if (file.remaining() < FRAME) {
      return null;
    }
    int start = file.position();
    int length = file.getInt();
    if (length < 0 || length > file.remaining() - (FRAME - Integer.BYTES)) {
      return null;
    }
    CRC32 crc = RecordingWriter.checksumAfter(previous);
    crc.update(file.array(), start + Integer.BYTES, length + 1);
    int type = file.get();
    payload = file.slice(file.position(), length);
    file.position(file.position() + length);
    if (file.getInt() != (int) crc.getValue()) {
      file.position(start);
      return null;
    }
    previous = (int) crc.getValue();
    whole = file.position();
    return BlockType.of(type);
  }

  /** How many bytes the whole blocks so far have. */
  int whole() {
    return whole;
  }

  /** The checksum of the last whole block. */
  int checksum() {
    return previous;
  }

  /** Whether every byte of the file belonged to a whole block. */
  boolean atEnd() {
    return !file.hasRemaining();
  }

  int number() throws DamagedRecordingException {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (!payload.hasRemaining()) {
        throw new DamagedRecordingException("a number ends early");
      }
      byte next = payload.get();
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new DamagedRecordingException("a number has too many digits");
  }

  /** A number that is not negative and below a bound. */
  int below(int bound) throws DamagedRecordingException {
    int value = number();
    if (value < 0 || value >= bound) {
      throw new DamagedRecordingException("the number " + value + " is out of range");
    }
    return value;
  }

  int count() throws DamagedRecordingException {
    int count = number();
    if (count < 0 || count > payload.remaining()) {
      throw new DamagedRecordingException("a list of " + count + " does not fit its block");
    }
    return count;
  }

  int[] ascending() throws DamagedRecordingException {
    int[] values = new int[count()];
    int last = 0;
    for (int i = 0; i < values.length; i++) {
      last += number();
      values[i] = last;
    }
    return values;
  }

  String text() throws DamagedRecordingException {
    byte[] bytes = new byte[count()];
    payload.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  List<String> texts() throws DamagedRecordingException {
    int count = count();
    List<String> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(text());
    }
    return List.copyOf(values);
  }

  <E extends Enum<E>> E constant(Class<E> type) throws DamagedRecordingException {
    int ordinal = number();
    E[] constants = type.getEnumConstants();
    if (ordinal < 0 || ordinal >= constants.length) {
      throw new DamagedRecordingException(type.getSimpleName() + " " + ordinal + " is unknown");
    }
    return constants[ordinal];
  }
}
