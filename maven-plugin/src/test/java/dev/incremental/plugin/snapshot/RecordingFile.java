package dev.incremental.plugin.snapshot;

import dev.incremental.recording.Outcome;
import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.Recording;
import dev.incremental.recording.RecordingWriter;
import dev.incremental.recording.ScopeKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;

/** The bytes of a recording, and such that have other blocks with fitting checksums. */
final class RecordingFile {
  private static final int FRAME = 9;
  private static final int[] EXTREMES = {
    -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 24, (1 << 24) - 1, 1 << 28, 200
  };

  /**
   * A block.
   *
   * @param type its code
   * @param payload what it says
   */
  private record Block(int type, byte[] payload) {}

  private RecordingFile() {}

  /** What a fork writes: each scope begins, says what it touched in two parts and ends. */
  static byte[] of(Recording recording) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (RecordingWriter writer = new RecordingWriter(file)) {
      writer.header(recording.header());
      recording.classes().forEach(writer::recordedClass);
      recording.names().forEach(writer::name);
      recording.setUps().forEach(writer::setUp);
      for (RecordedScope scope : recording.scopes()) {
        int half = scope.touched().length / 2;
        writer.scopeStart(scope.id(), scope.kind(), scope.parent(), scope.name());
        writer.scopePart(scope.id(), Arrays.copyOf(scope.touched(), half), new int[0]);
        writer.scopePart(
            scope.id(),
            Arrays.copyOfRange(scope.touched(), half, scope.touched().length),
            scope.uses());
        if (scope.outcome() != Outcome.UNFINISHED && scope.kind() != ScopeKind.AMBIENT) {
          writer.scopeEnd(scope.id(), scope.outcome(), scope.millis());
        }
        writer.flush();
      }
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /** Blocks changed, doubled, left out, moved, all checksums as they should be. */
  static byte[] mutant(byte[] file, Random random) {
    List<Block> blocks = blocks(file);
    ByteMutations mutations = new ByteMutations(random);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(blocks.size());
      int other = random.nextInt(blocks.size());
      Block block = blocks.get(at);
      switch (random.nextInt(9)) {
        case 0 -> blocks.remove(at);
        case 1 -> blocks.add(other, block);
        case 2 -> blocks.set(at, blocks.set(other, block));
        case 3 -> blocks.set(at, new Block(random.nextInt(10), block.payload()));
        case 4, 5, 6 -> blocks.set(at, new Block(block.type(), extreme(block.payload(), random)));
        default -> blocks.set(at, new Block(block.type(), mutations.of(block.payload())));
      }
    }
    return bytes(blocks);
  }

  /** One of the first bytes, most of which are numbers, becomes a number that no fork writes. */
  private static byte[] extreme(byte[] payload, Random random) {
    if (payload.length == 0) {
      return payload;
    }
    int at = random.nextInt(random.nextBoolean() ? Math.min(4, payload.length) : payload.length);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(payload, 0, at);
    int number = EXTREMES[random.nextInt(EXTREMES.length)];
    for (; (number & ~0x7F) != 0; number >>>= 7) {
      bytes.write(number & 0x7F | 0x80);
    }
    bytes.write(number);
    bytes.write(payload, at + 1, payload.length - at - 1);
    return bytes.toByteArray();
  }

  private static List<Block> blocks(byte[] file) {
    List<Block> blocks = new ArrayList<>();
    for (int at = 0; at < file.length; ) {
      int length = ByteBuffer.wrap(file, at, Integer.BYTES).getInt();
      int start = at + Integer.BYTES + 1;
      blocks.add(new Block(file[start - 1], Arrays.copyOfRange(file, start, start + length)));
      at += FRAME + length;
    }
    return blocks;
  }

  private static byte[] bytes(List<Block> blocks) {
    ByteBuffer bytes =
        ByteBuffer.allocate(blocks.stream().mapToInt(b -> FRAME + b.payload().length).sum());
    int previous = 0;
    for (Block block : blocks) {
      CRC32 crc = new CRC32();
      crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(previous).flip());
      crc.update(block.type());
      crc.update(block.payload());
      previous = (int) crc.getValue();
      bytes.putInt(block.payload().length).put((byte) block.type());
      bytes.put(block.payload()).putInt(previous);
    }
    return bytes.array();
  }
}
