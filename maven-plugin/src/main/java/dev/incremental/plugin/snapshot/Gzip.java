package dev.incremental.plugin.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;

/**
 * One gzip member and nothing else, in memory.
 *
 * <p>The JDK's stream ignores what follows a member and never refuses to inflate, so reading is
 * done here.
 */
final class Gzip {
  private static final int HEADER = 10;
  private static final int TRAILER = 8;
  private static final int START = 1 << 16;

  private Gzip() {}

  static byte[] deflate(byte[] bytes, int level) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 3 + START);
    try (OutputStream out = deflating(compressed, level)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return compressed.toByteArray();
  }

  /** Compresses what is written; the member is complete when this is closed. */
  static OutputStream deflating(OutputStream out, int level) throws IOException {
    return new Level(out, level);
  }

  static byte[] inflate(byte[] compressed, int limit) throws UnreadableSnapshotException {
    boolean plainHeader =
        compressed.length >= HEADER + TRAILER
            && compressed[0] == 0x1F
            && compressed[1] == (byte) 0x8B
            && compressed[2] == Deflater.DEFLATED
            && compressed[3] == 0;
    if (!plainHeader) {
      throw new UnreadableSnapshotException("it is not compressed as snapshots are");
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(compressed, HEADER, compressed.length - HEADER);
      byte[] bytes = inflate(inflater, limit);
      verify(compressed, inflater.getRemaining(), bytes);
      return bytes;
    } catch (DataFormatException e) {
      throw new UnreadableSnapshotException("its compressed data are damaged", e);
    } finally {
      inflater.end();
    }
  }

  private static byte[] inflate(Inflater inflater, int limit)
      throws DataFormatException, UnreadableSnapshotException {
    byte[] bytes = new byte[START];
    int size = 0;
    while (!inflater.finished()) {
      if (size == bytes.length) {
        if (size >= limit) {
          throw new UnreadableSnapshotException("it is larger than " + limit + " bytes");
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(limit, size * 2L));
      }
      int read = inflater.inflate(bytes, size, bytes.length - size);
      size += read;
      if (read == 0
          && !inflater.finished()
          && (inflater.needsInput() || inflater.needsDictionary())) {
        throw new UnreadableSnapshotException("it ends early");
      }
    }
    return Arrays.copyOf(bytes, size);
  }

  private static void verify(byte[] compressed, int rest, byte[] bytes)
      throws UnreadableSnapshotException {
    if (rest != TRAILER) {
      throw new UnreadableSnapshotException(
          rest < TRAILER ? "it ends early" : "something follows its end");
    }
    ByteBuffer trailer =
        ByteBuffer.wrap(compressed, compressed.length - TRAILER, TRAILER)
            .order(ByteOrder.LITTLE_ENDIAN);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    if (trailer.getInt() != (int) crc.getValue() || trailer.getInt() != bytes.length) {
      throw new UnreadableSnapshotException("its checksum does not match");
    }
  }

  /** The JDK's stream with a level of our choice. */
  private static final class Level extends GZIPOutputStream {
    Level(OutputStream out, int level) throws IOException {
      super(out, START);
      def.setLevel(level);
    }
  }
}
