package dev.incremental.plugin.database;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The form of a seed's data: parts, each with a byte that says what it is, all of them gzipped.
 *
 * <pre>
 * what                  then
 * T  a table            schema, name, columns; rows as COPY writes them as text, in chunks; number of rows
 * S  a sequence         schema, name, last value, whether it was called
 * O  a large object     number; bytes in chunks
 * V  a view             schema, name, whether it is populated, digest of its rows
 * .  the end            number of rows of all tables
 * </pre>
 *
 * <p>Chunks are their lengths and bytes, until a length of 0. Texts are as {@link
 * DataOutputStream#writeUTF}, numbers big-endian.
 */
final class ImageFormat {
  static final String BEGINNING = "incremental seed data 1";
  static final byte TABLE = 'T';
  static final byte SEQUENCE = 'S';
  static final byte LARGE_OBJECT = 'O';
  static final byte VIEW = 'V';
  static final byte END = '.';

  /** How much of a part is in memory at once. */
  static final int CHUNK = 1 << 16;

  /** One row may be as long as PostgreSQL's can be. */
  private static final int LONGEST = 1 << 30;

  /** Whatever sessions are like otherwise, values look the same. */
  static final String SETTINGS =
      "SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET TimeZone = 'UTC';"
          + " SET extra_float_digits = 3; SET bytea_output = 'hex'; SET lc_monetary = 'C';"
          + " SET xmloption = 'content'; SET row_security = off; SET statement_timeout = 0;"
          + " SET idle_in_transaction_session_timeout = 0";

  private ImageFormat() {}

  static void writeChunk(DataOutputStream out, byte[] bytes, int length) throws IOException {
    if (length > 0) {
      out.writeInt(length);
      out.write(bytes, 0, length);
    }
  }

  /** The next chunk; empty after the last. */
  static byte[] readChunk(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("it is damaged: a part of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("it is cut off");
    }
    return bytes;
  }
}
