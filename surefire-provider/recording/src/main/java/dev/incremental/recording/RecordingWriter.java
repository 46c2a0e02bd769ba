package dev.incremental.recording;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Appends blocks to a recording.
 *
 * <p>A block is: length of the payload (4 bytes), type (1 byte), payload, CRC-32 of the CRC-32 of
 * the block before it, type and payload (4 bytes). Blocks gather in memory until {@link #flush()}
 * hands them to the file in one write. The file is no interruptible channel: the JVM closes such a
 * one when a test leaves its thread interrupted. Numbers are variable-length, lists of numbers
 * ascending and stored as differences. Not thread-safe.
 */
public final class RecordingWriter implements Closeable {
  /** Raised whenever a reader of the previous version would misread a recording. */
  public static final int FORMAT = 3;

  private final OutputStream file;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream(1 << 14);
  private final ByteArrayOutputStream payload = new ByteArrayOutputStream(1 << 10);
  private int previous;
  private int flushed;

  /** Creates a writer that owns the file. */
  public RecordingWriter(OutputStream file) {
    this.file = file;
  }

  /** Writes the facts of this JVM; must be the first block. */
  public void header(Map<String, String> facts) {
    payload.reset();
    number(FORMAT);
    number(facts.size());
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      text(fact.getKey());
      text(fact.getValue());
    }
    block(BlockType.HEADER);
  }

  /** Writes a class and with it the meaning of its probes. */
  public void recordedClass(RecordedClass recorded) {
    payload.reset();
    text(recorded.name());
    number(recorded.origin().ordinal());
    String superName = recorded.superName();
    text(superName == null ? "" : superName);
    texts(recorded.interfaces());
    number(recorded.firstProbe());
    texts(recorded.methods().names());
    ascending(recorded.methods().statics());
    block(BlockType.CLASS);
  }

  /** Writes the meaning of a name's number. */
  public void name(RecordedName recorded) {
    payload.reset();
    number(recorded.number());
    number(recorded.kind().ordinal());
    text(recorded.name());
    block(BlockType.NAME);
  }

  /** Writes that a scope began; {@code parent} is −1 for none. */
  public void scopeStart(int id, ScopeKind kind, int parent, String name) {
    payload.reset();
    number(id);
    number(kind.ordinal());
    number(parent + 1);
    text(name);
    block(BlockType.SCOPE_START);
  }

  /** Writes what a scope touched and used since the last part; both lists ascend. */
  public void scopePart(int id, int[] touched, int[] uses) {
    payload.reset();
    number(id);
    ascending(touched);
    ascending(uses);
    block(BlockType.SCOPE_PART);
  }

  /** Writes that a scope ended; without this block it counts as unfinished. */
  public void scopeEnd(int id, Outcome outcome, long millis) {
    payload.reset();
    number(id);
    number(outcome.ordinal());
    number((int) Math.min(Integer.MAX_VALUE - 1, Math.max(0, millis)));
    block(BlockType.SCOPE_END);
  }

  /** Writes how long a set-up method ran since that was last written. */
  public void setUp(RecordedSetUp recorded) {
    payload.reset();
    text(recorded.testClass());
    text(recorded.method());
    number(recorded.runs());
    number(recorded.micros());
    number(recorded.microsInTests());
    block(BlockType.SET_UP);
  }

  /** Writes that nothing of this recording may be relied on, and why. */
  public void poison(String reason) {
    payload.reset();
    text(reason);
    block(BlockType.POISON);
  }

  /** Writes that the fork came to its regular end. */
  public void end() {
    payload.reset();
    block(BlockType.END);
  }

  /** Hands all blocks to the operating system. */
  public void flush() throws IOException {
    byte[] bytes = pending.toByteArray();
    pending.reset();
    flushed = previous;
    file.write(bytes);
    file.flush();
  }

  /** Forgets all blocks that were not handed on. */
  public void discard() {
    pending.reset();
    previous = flushed;
  }

  @Override
  public void close() throws IOException {
    flush();
    file.close();
  }

  /** Frames the payload; each block first drops what an error left of a block never finished. */
  private void block(BlockType type) {
    byte[] bytes = payload.toByteArray();
    payload.reset();
    CRC32 crc = checksumAfter(previous);
    crc.update(type.ordinal());
    crc.update(bytes);
    previous = (int) crc.getValue();
    fixed(bytes.length);
    pending.write(type.ordinal());
    pending.write(bytes, 0, bytes.length);
    fixed(previous);
  }

  /** A checksum that goes on from that of the block before; from 0 in the first block. */
  static CRC32 checksumAfter(int previous) {
    CRC32 crc = new CRC32();
    for (int shift = 24; shift >= 0; shift -= 8) {
      crc.update(previous >>> shift);
    }
    return crc;
  }

  private void fixed(int value) {
    pending.write(value >>> 24);
    pending.write(value >>> 16);
    pending.write(value >>> 8);
    pending.write(value);
  }

  private void number(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      payload.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    payload.write(rest);
  }

  private void ascending(int[] values) {
    number(values.length);
    int last = 0;
    for (int value : values) {
      number(value - last);
      last = value;
    }
  }

  private void text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    payload.write(bytes, 0, bytes.length);
  }

  private void texts(List<String> values) {
    number(values.size());
    for (String value : values) {
      text(value);
    }
  }
}
