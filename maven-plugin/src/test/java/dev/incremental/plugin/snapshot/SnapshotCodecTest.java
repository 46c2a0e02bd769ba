package dev.incremental.plugin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again; what was not written so is refused in words. */
class SnapshotCodecTest {
  private static final int TIMES = 500;

  private final SnapshotCodec codec = new SnapshotCodec();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void snapshotsSurviveTheRoundTrip(long seed) throws IOException {
    Snapshot snapshot = RandomSnapshot.of(new Random(seed), 40);

    assertSame(codec.read(codec.write(snapshot)), snapshot);
  }

  @Test
  void emptySnapshotSurvivesTheRoundTrip() throws IOException {
    Snapshot empty = Snapshot.empty(Instant.EPOCH);

    assertSame(codec.read(codec.write(empty)), empty);
  }

  @Test
  void equalSnapshotsAreEqualBytes() {
    assertThat(codec.write(RandomSnapshot.of(new Random(9), 40)))
        .isEqualTo(codec.write(RandomSnapshot.of(new Random(9), 40)));
  }

  @Test
  void truncatedSnapshotsAreRefused() {
    byte[] whole = codec.write(RandomSnapshot.of(new Random(1), 20));
    Random random = new Random(2);
    for (int i = 0; i < TIMES; i++) {
      byte[] torn = Arrays.copyOf(whole, random.nextInt(whole.length));
      assertThatThrownBy(() -> codec.read(torn)).isInstanceOf(UnreadableSnapshotException.class);
    }
  }

  /** A few bits between the data and the checksum mean nothing. */
  @Test
  void damagedSnapshotsAreRefusedOrNoDifferent() {
    Snapshot snapshot = RandomSnapshot.of(new Random(1), 20);
    byte[] whole = codec.write(snapshot);
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < TIMES; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      try {
        assertSame(codec.read(damaged), snapshot);
      } catch (UnreadableSnapshotException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(TIMES * 9 / 10);
  }

  @Test
  void wrongContentThatIsWellCompressedNeverThrowsAnythingElse() {
    byte[] json = codec.json(RandomSnapshot.of(new Random(1), 20));
    Random random = new Random(4);
    int refused = 0;
    for (int i = 0; i < 4 * TIMES; i++) {
      byte[] mutated = mutate(json, random);
      try {
        codec.parse(mutated);
      } catch (UnreadableSnapshotException e) {
        refused++;
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(refused).isGreaterThan(TIMES);
  }

  private static byte[] mutate(byte[] json, Random random) {
    int at = random.nextInt(json.length);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(json, at);
      case 1 -> {
        byte[] without = Arrays.copyOf(json, json.length - 1);
        System.arraycopy(json, at + 1, without, at, json.length - at - 1);
        yield without;
      }
      case 2 -> {
        byte[] twice = Arrays.copyOf(json, json.length + at);
        System.arraycopy(json, 0, twice, json.length, at);
        yield twice;
      }
      default -> {
        byte[] other = json.clone();
        other[at] = (byte) "0A\"[]{},9-\\".charAt(random.nextInt(11));
        yield other;
      }
    };
  }

  @Test
  void whatFollowsASnapshotIsNotIgnored() {
    byte[] whole = codec.write(RandomSnapshot.of(new Random(1), 5));
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);

    assertThatThrownBy(() -> codec.read(longer))
        .isInstanceOf(UnreadableSnapshotException.class)
        .hasMessage("something follows its end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "{\"name\":\"package.json\",\"version\":\"1.0\"}",
        "{\"schema\":\"1\"}",
        "no JSON",
        "{\"schema\":4,\"created\":\"yesterday\"}",
        "[[[[[[[[[[[[[[[[[[[[[[[["
      })
  void foreignContentIsRefused(String foreign) {
    assertThatThrownBy(() -> codec.read(gzip(foreign)))
        .isInstanceOf(UnreadableSnapshotException.class)
        .message()
        .isNotBlank();
  }

  @Test
  void otherSchemaIsNamed() {
    assertThatThrownBy(() -> codec.read(gzip("{\"schema\":3}")))
        .isInstanceOf(UnreadableSnapshotException.class)
        .hasMessage("its schema is 3, this version reads 4");
  }

  @Test
  void whatIsNotCompressedIsRefused() {
    assertThatThrownBy(() -> codec.read("{\"schema\":1}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableSnapshotException.class)
        .hasMessage("it is not compressed as snapshots are");
  }

  @Test
  void contentThatSwellsBeyondTheBoundIsRefused() {
    byte[] bomb = Gzip.deflate(new byte[1 << 22], 9);

    assertThatThrownBy(() -> Gzip.inflate(bomb, 1 << 20))
        .isInstanceOf(UnreadableSnapshotException.class)
        .hasMessage("it is larger than 1048576 bytes");
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    byte[] compressed = bytes.toByteArray();
    compressed[9] = 0;
    return compressed;
  }

  private static void assertSame(Snapshot actual, Snapshot expected) {
    assertThat(entries(actual)).isEqualTo(entries(expected));
    assertThat(actual.scopes()).isEqualTo(expected.scopes());
    assertThat(actual.tests()).isEqualTo(expected.tests());
    assertThat(actual.knownClasses()).isEqualTo(expected.knownClasses());
    assertThat(actual.settings()).isEqualTo(expected.settings());
    assertThat(actual.failedContainers()).isEqualTo(expected.failedContainers());
    assertThat(actual.setUps()).isEqualTo(expected.setUps());
    assertThat(actual.commit()).isEqualTo(expected.commit());
    assertThat(actual.createdAt()).isEqualTo(expected.createdAt());
  }

  private static List<Entry> entries(Snapshot snapshot) {
    EntryTable table = snapshot.entries();
    return IntStream.range(0, table.size()).mapToObj(table::get).toList();
  }
}
