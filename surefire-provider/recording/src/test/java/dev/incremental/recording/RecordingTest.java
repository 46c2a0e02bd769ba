package dev.incremental.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specifies that a recording says what was written, and no more when it is torn or damaged. */
class RecordingTest {
  private static final RecordedSetUp SET_UP =
      new RecordedSetUp("a.T", "a.Base#setUp", 3, 70_000, 100);
  private static final int[] NONE = {};
  private static final RecordedMethods METHODS =
      new RecordedMethods(List.of("m()V", "n(J)D"), new int[] {1});

  @TempDir private Path directory;

  @Test
  void readsBackWhatWasWritten() throws IOException {
    Recording recording = read(whole());

    assertThat(recording.header()).isEqualTo(Map.of("java", "17"));
    assertThat(recording.classes())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(
            new RecordedClass("a.B", Origin.PROJECT, "a.A", List.of("a.I"), 0, METHODS),
            new RecordedClass("a.I", Origin.GENERATED, null, List.of(), 2, RecordedMethods.NONE));
    assertThat(recording.names()).containsExactly(new RecordedName(2, NameKind.FILE, "/ä/ß"));
    RecordedScope test = recording.scopes().get(1);
    assertThat(test.name()).isEqualTo("a.T#one()");
    assertThat(test.parent()).isZero();
    assertThat(test.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(test.millis()).isEqualTo(1_234);
    assertThat(test.touched()).containsExactly(0, 1, 2, 70_000);
    assertThat(test.uses()).containsExactly(0);
    assertThat(recording.scopes().get(2).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(recording.poison()).isNull();
    assertThat(recording.complete()).isTrue();
  }

  @Test
  void isPrintedForPeople() throws IOException {
    assertThat(RecordingDump.lines(read(whole())))
        .containsSequence("java = 17", "complete")
        .containsSequence(
            "1 TEST a.T#one() in 0, PASSED after 1234 ms",
            "  touched a.B#m()V",
            "  touched a.B#n(J)D",
            "  touched FILE /ä/ß",
            "  touched probe 70000",
            "  uses 0");
  }

  @Test
  void tornAnywhereItKeepsWhatWasWholeAndIsNotComplete() throws IOException {
    byte[] whole = whole();
    List<RecordedScope> expected = read(whole).scopes();
    for (int length = 0; length < whole.length; length++) {
      Recording torn = read(Arrays.copyOf(whole, length));

      assertThat(torn.complete()).as("torn at %d", length).isFalse();
      assertThat(passed(torn)).as("torn at %d", length).isSubsetOf(passed(expected));
    }
  }

  @Test
  void damagedAnywhereItNeverClaimsMoreThanWasWritten() throws IOException {
    byte[] whole = whole();
    Set<String> expected = passed(read(whole));
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= round % 4; i++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      }
      Recording recording = read(damaged);

      assertThat(passed(recording)).isSubsetOf(expected);
      assertThat(recording.complete() && recording.poison() == null).isFalse();
    }
  }

  /** Each block by itself is whole then. */
  @Test
  void whatFollowsAMissingRepeatedOrMovedBlockIsNotWhole() throws IOException {
    byte[] whole = whole();
    Set<String> expected = passed(read(whole));
    List<byte[]> blocks = blocks(whole);
    for (int i = 0; i < blocks.size() - 1; i++) {
      for (int j = i; j < blocks.size(); j++) {
        List<byte[]> without = new ArrayList<>(blocks);
        byte[] moved = without.remove(i);
        List<byte[]> twice = new ArrayList<>(blocks);
        twice.add(j, moved);
        List<byte[]> swapped = new ArrayList<>(blocks);
        Collections.swap(swapped, i, j);
        for (List<byte[]> damaged : List.of(without, twice, swapped)) {
          if (damaged != swapped || i != j) {
            Recording recording = read(joined(damaged));
            assertThat(recording.complete() && recording.poison() == null).isFalse();
            assertThat(passed(recording)).isSubsetOf(expected);
          }
        }
      }
    }
  }

  private static List<byte[]> blocks(byte[] file) {
    List<byte[]> blocks = new ArrayList<>();
    for (int at = 0; at < file.length; ) {
      int end = at + 9 + ByteBuffer.wrap(file, at, Integer.BYTES).getInt();
      blocks.add(Arrays.copyOfRange(file, at, end));
      at = end;
    }
    return blocks;
  }

  private static byte[] joined(List<byte[]> blocks) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    blocks.forEach(each -> file.write(each, 0, each.length));
    return file.toByteArray();
  }

  @Test
  void numbersThatNoForkGivesPoison() throws IOException {
    for (int number : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 24}) {
      assertPoisoned(writer -> writer.scopeStart(number, ScopeKind.TEST, -1, "t"));
      assertPoisoned(writer -> writer.name(new RecordedName(number, NameKind.FILE, "/")));
      assertPoisoned(
          writer ->
              writer.recordedClass(
                  new RecordedClass("a.B", Origin.PROJECT, null, List.of(), number, METHODS)));
      assertPoisoned(
          writer ->
              writer.recordedClass(
                  new RecordedClass(
                      "a.B",
                      Origin.PROJECT,
                      null,
                      List.of(),
                      0,
                      new RecordedMethods(List.of("m()V"), new int[] {number}))));
      assertPoisoned(
          writer -> {
            writer.scopeStart(0, ScopeKind.TEST, -1, "t");
            writer.scopePart(0, new int[] {number}, NONE);
          });
    }
  }

  private void assertPoisoned(Consumer<RecordingWriter> blocks) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (RecordingWriter writer = new RecordingWriter(file)) {
      writer.header(Map.of());
      blocks.accept(writer);
      writer.end();
    }
    assertThat(read(file.toByteArray()).poison()).startsWith("the recording is damaged: ");
  }

  @Test
  void noiseIsPoisonedOrEmpty() throws IOException {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      Recording recording = read(noise);

      assertThat(recording.scopes()).isEmpty();
      assertThat(recording.poison()).isNotNull();
    }
  }

  @Test
  void aScopeWithoutAnEndIsUnfinished() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (RecordingWriter writer = new RecordingWriter(file)) {
      writer.header(Map.of());
      writer.scopeStart(0, ScopeKind.TEST, -1, "t");
      writer.scopePart(0, new int[] {5}, NONE);
    }

    RecordedScope scope = read(file.toByteArray()).scopes().get(0);
    assertThat(scope.outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(scope.touched()).containsExactly(5);
  }

  @Test
  void partsAfterTheEndOfAScopeStillCount() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (RecordingWriter writer = new RecordingWriter(file)) {
      writer.header(Map.of());
      writer.scopeStart(0, ScopeKind.STATE, -1, "s");
      writer.scopeEnd(0, Outcome.PASSED, 0);
      writer.scopePart(0, NONE, new int[] {3, 9});
    }

    assertThat(read(file.toByteArray()).scopes().get(0).uses()).containsExactly(3, 9);
  }

  @Test
  void contradictionsPoison() throws IOException {
    ByteArrayOutputStream unknown = new ByteArrayOutputStream();
    try (RecordingWriter writer = new RecordingWriter(unknown)) {
      writer.header(Map.of());
      writer.scopeEnd(8, Outcome.PASSED, 0);
    }
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    try (RecordingWriter writer = new RecordingWriter(twice)) {
      writer.header(Map.of());
      writer.scopeStart(0, ScopeKind.TEST, -1, "t");
      writer.scopeStart(0, ScopeKind.TEST, -1, "u");
    }

    assertThat(read(unknown.toByteArray()).poison()).contains("never began");
    assertThat(read(twice.toByteArray()).poison()).contains("began twice");
  }

  @Test
  void itsOwnPoisonIsReadBack() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (RecordingWriter writer = new RecordingWriter(file)) {
      writer.header(Map.of());
      writer.poison("why");
      writer.end();
    }

    assertThat(read(file.toByteArray()).poison()).isEqualTo("why");
  }

  @Test
  void discardedBlocksAreNotWritten() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (RecordingWriter writer = new RecordingWriter(file)) {
      writer.header(Map.of());
      writer.flush();
      writer.scopeStart(0, ScopeKind.TEST, -1, "t");
      writer.discard();
    }

    assertThat(read(file.toByteArray()).scopes()).isEmpty();
  }

  @Test
  void setUpTimesAreReadBack() throws IOException {
    assertThat(read(whole()).setUps()).containsExactly(SET_UP);
  }

  private static byte[] whole() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (RecordingWriter writer = new RecordingWriter(file)) {
      writer.header(Map.of("java", "17"));
      writer.recordedClass(
          new RecordedClass("a.B", Origin.PROJECT, "a.A", List.of("a.I"), 0, METHODS));
      writer.recordedClass(
          new RecordedClass("a.I", Origin.GENERATED, null, List.of(), 2, RecordedMethods.NONE));
      writer.name(new RecordedName(2, NameKind.FILE, "/ä/ß"));
      writer.scopeStart(0, ScopeKind.AMBIENT, -1, "");
      writer.scopeStart(1, ScopeKind.TEST, 0, "a.T#one()");
      writer.scopePart(1, new int[] {0, 2}, NONE);
      writer.scopePart(1, new int[] {1, 70_000}, new int[] {0});
      writer.scopeEnd(1, Outcome.PASSED, 1_234);
      writer.setUp(SET_UP);
      writer.flush();
      writer.scopeStart(2, ScopeKind.TEST, 0, "a.T#two()");
      writer.scopeEnd(2, Outcome.FAILED, 5);
      writer.end();
    }
    return file.toByteArray();
  }

  /** Tests that count as passed, each with all that it says of itself. */
  private static Set<String> passed(Recording recording) {
    return passed(recording.scopes());
  }

  private static Set<String> passed(List<RecordedScope> scopes) {
    return scopes.stream()
        .filter(scope -> scope.outcome() == Outcome.PASSED)
        .map(
            scope ->
                scope.name()
                    + Arrays.toString(scope.touched())
                    + Arrays.toString(scope.uses())
                    + scope.parent())
        .collect(Collectors.toSet());
  }

  private Recording read(byte[] bytes) throws IOException {
    Path file = directory.resolve("r.rec");
    Files.write(file, bytes);
    return RecordingReader.read(file);
  }
}
