package dev.incremental.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specifies that who follows a growing recording sees each test end once, and nothing else. */
class RecordingTailTest {
  private static final int[] SOME = {1, 70_000};

  @TempDir private Path directory;

  private Path file;
  private RecordingTail tail;

  @BeforeEach
  void create() throws IOException {
    file = Files.createFile(directory.resolve("1.rec"));
    tail = new RecordingTail(file);
  }

  @Test
  void eachTestEndsOnceHoweverTheFileGrows() throws IOException {
    byte[] whole = written(RecordingTailTest::twoTestsAmongOtherThings);
    for (int step = 1; step <= whole.length; step += 1 + step / 8) {
      create(step);
      List<String> ended = new ArrayList<>();
      for (int at = 0; at < whole.length; at += step) {
        append(whole, at, Math.min(step, whole.length - at));
        ended.addAll(tail.ended());
      }

      assertThat(ended).as("in steps of %d", step).containsExactly("a.T#one()", "a.T#two()");
      assertThat(tail.ended()).isEmpty();
    }
  }

  private void create(int step) throws IOException {
    file = Files.createFile(directory.resolve("in-steps-" + step + ".rec"));
    tail = new RecordingTail(file);
  }

  @Test
  void aTestThatBeganHasNotEnded() throws IOException {
    assertThat(tail.ended()).isEmpty();
    assertThat(tail.begun()).isFalse();

    append(written(writer -> writer.scopeStart(3, ScopeKind.TEST, -1, "a.T#one()")));
    assertThat(tail.ended()).isEmpty();
    assertThat(tail.begun()).isTrue();
  }

  @Test
  void aClassThatBeganIsNoTest() throws IOException {
    append(
        written(
            writer -> {
              writer.scopeStart(3, ScopeKind.CONTAINER, -1, "a.T");
              writer.scopeEnd(3, Outcome.PASSED, 1);
            }));

    assertThat(tail.ended()).isEmpty();
    assertThat(tail.begun()).isFalse();
  }

  @Test
  void whatFollowsADamagedBlockIsNotSeen() throws IOException {
    byte[] whole = written(RecordingTailTest::twoTestsAmongOtherThings);
    whole[12] ^= 1;
    append(whole);

    assertThat(tail.ended()).isEmpty();
  }

  @Test
  void aContradictionAndAMissingFileAreErrors() throws IOException {
    append(written(writer -> writer.scopeStart(3, ScopeKind.TEST, -1, "a.T#one()")));
    Path kindless = Files.write(directory.resolve("2.rec"), withoutKind());

    assertThatThrownBy(new RecordingTail(kindless)::ended)
        .isInstanceOf(DamagedRecordingException.class);
    Files.delete(file);
    assertThatThrownBy(tail::ended).isInstanceOf(IOException.class);
  }

  /**
   * The number of a scope that began, and of what would be one of its kinds, which there is not.
   */
  private static byte[] withoutKind() throws IOException {
    byte[] payload = {3, 99};
    ByteBuffer block = ByteBuffer.allocate(payload.length + 9);
    block.putInt(payload.length).put((byte) BlockType.SCOPE_START.ordinal()).put(payload);
    CRC32 crc = RecordingWriter.checksumAfter(0);
    crc.update(BlockType.SCOPE_START.ordinal());
    crc.update(payload);
    return block.putInt((int) crc.getValue()).array();
  }

  private static void twoTestsAmongOtherThings(RecordingWriter writer) {
    writer.scopeStart(0, ScopeKind.AMBIENT, -1, "");
    writer.scopeStart(1, ScopeKind.TEST, 0, "a.T#one()");
    writer.scopeStart(2, ScopeKind.TEST, 0, "a.T#two()");
    writer.scopePart(1, SOME, SOME);
    writer.scopeEnd(1, Outcome.FAILED, 1_234);
    writer.scopePart(0, SOME, new int[0]);
    writer.scopeEnd(2, Outcome.PASSED, 0);
    writer.scopeEnd(0, Outcome.PASSED, 0);
    writer.end();
  }

  private static byte[] written(Consumer<RecordingWriter> blocks) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RecordingWriter writer = new RecordingWriter(bytes)) {
      writer.header(Map.of());
      blocks.accept(writer);
    }
    return bytes.toByteArray();
  }

  private void append(byte[] bytes) throws IOException {
    append(bytes, 0, bytes.length);
  }

  private void append(byte[] bytes, int from, int length) throws IOException {
    Files.write(file, Arrays.copyOfRange(bytes, from, from + length), StandardOpenOption.APPEND);
  }
}
