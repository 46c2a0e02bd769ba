package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of seeds in a store, in pieces. */
class SeedFilesTest {
  private static final String MODULE = "org.acme.shop";
  private static final byte[] RECORD = "what it was made from".getBytes(UTF_8);

  @TempDir private Path directory;

  private SeedFiles files() {
    return new SeedFiles(SeedFiles.in(directory), MODULE, "company");
  }

  private static String content(int number) {
    return Integer.toHexString(number + 16).repeat(32);
  }

  private static byte[] data(int length) {
    byte[] data = new byte[length];
    new Random(length).nextBytes(data);
    return data;
  }

  private static void publish(SeedFiles files, int number, byte[] data) throws IOException {
    try (SeedFiles.Upload upload = files.upload()) {
      upload.write(data);
      assertThat(upload.enter("company", content(number), "m", "b", 3, RECORD))
          .isEqualTo(data.length);
    }
  }

  private List<Path> stored(String part) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(each -> each.getFileName().toString().contains(part)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(SeedFiles files, int number) throws IOException {
    try (InputStream in = files.open(files.read(content(number)))) {
      return in.readAllBytes();
    }
  }

  @Test
  void dataComeOutAsTheyWent() throws IOException {
    for (int length : new int[] {1, SeedFiles.PIECE, 2 * SeedFiles.PIECE + 5}) {
      publish(files(), 1, data(length));
      assertThat(read(files(), 1)).isEqualTo(data(length));
    }
    SeedImage image = files().read(content(1));
    assertThat(image.pieces()).hasSize(3);
    assertThat(image.rows()).isEqualTo(3);
    assertThat(image.record()).isEqualTo(RECORD);
    assertThat(List.of(image.seed(), image.content(), image.migrated(), image.before()))
        .containsExactly("company", content(1), "m", "b");
    assertThat(files().known().names()).containsExactly(content(1));
    assertThat(new SeedFiles(SeedFiles.in(directory), MODULE, "payroll").known().names()).isEmpty();
  }

  @Test
  void whatIsNotEnteredIsNotThere() throws IOException {
    try (SeedFiles.Upload upload = files().upload()) {
      upload.write(data(SeedFiles.PIECE + 1));
    }
    assertThat(files().known().names()).isEmpty();
    assertThat(stored("data")).as("a piece of an upload that was cut").hasSize(1);
    assertThatThrownBy(() -> files().read(content(1))).hasMessage("it has just gone");
  }

  @Test
  void piecesThatAreDamagedMissingOrOthersAreRefused() throws IOException {
    publish(files(), 1, data(SeedFiles.PIECE + 9));
    SeedImage image = files().read(content(1));
    SeedImage longer =
        new SeedImage(
            "company", content(1), "m", "b", 3, image.bytes() + 1, image.pieces(), RECORD);
    assertThatThrownBy(() -> files().open(longer).readAllBytes())
        .hasMessage("it is not as long as it should be");

    Path last =
        directory
            .resolve("images/snapshots")
            .resolve(image.pieces().get(1))
            .resolve("org.acme.shop%40company%40data.json.gz");
    byte[] good = Files.readAllBytes(last);
    Files.write(last, Container.of("other".getBytes(UTF_8)));
    assertThatThrownBy(() -> read(files(), 1))
        .hasMessage("piece 2 of 2 is another one than it should be");
    good[3] ^= 1;
    Files.write(last, good);
    assertThatThrownBy(() -> read(files(), 1))
        .hasMessageStartingWith("piece 2 of 2 cannot be used: ")
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> read(files(), 1)).hasMessage("piece 2 of 2 is missing");
  }

  @Test
  void whatSaysWhatAnImageIsMustBeOfThisForm() throws IOException {
    publish(files(), 1, data(5));
    SeedImage image = files().read(content(1));
    byte[] written = image.write();
    assertThat(SeedImage.read(written).map(SeedImage::pieces)).contains(image.pieces());
    String text = new String(written, UTF_8);
    for (String other :
        List.of(
            "",
            "\n",
            text.replace("image 1", "image 2"),
            text.replace("rows=3", "rows=many"),
            text.replace("bytes=5", "bytes=5000000"),
            text.replaceFirst("pieces=\\w+", "pieces=../../etc"),
            text.substring(0, text.indexOf("\n\n")))) {
      assertThat(SeedImage.read(other.getBytes(UTF_8))).as(other).isEmpty();
    }
  }

  @Test
  void theLastTenStayAndPiecesThatNobodyNeedsGo() throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      publish(files(), i, data(100 + i % 11)); // the last is the same as the first
      Path record =
          stored("company.json.gz").stream()
              .filter(each -> each.toString().contains(content(names.size())))
              .findFirst()
              .orElseThrow();
      names.add(content(i));
      Instant then = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(i));
      Files.setLastModifiedTime(record, FileTime.from(then));
    }
    files().tidy(Instant.now());
    assertThat(files().known().names()).hasSize(10).doesNotContain(names.get(0), names.get(1));
    assertThat(stored("data")).as("all are too young to go").hasSize(11);

    files().tidy(Instant.now().plus(Duration.ofDays(2)));
    assertThat(stored("data")).hasSize(10);
    assertThat(read(files(), 11)).as("a piece that two had").isEqualTo(data(100));
    assertThat(read(files(), 2)).isEqualTo(data(102));
  }

  @Test
  void aStoreThatTakesNothingIsSaid() throws IOException {
    Files.writeString(directory.resolve("images"), "in the way");
    try (SeedFiles.Upload upload = files().upload()) {
      upload.write(data(3));
      assertThatThrownBy(() -> upload.enter("company", content(1), "m", "", 1, RECORD))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("cannot write ");
    }
    assertThat(files().known().problem()).isPresent();
  }

  @Test
  void whatIsNotSignedIsRefusedWhereItShouldBe() throws Exception {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Optional<SnapshotSigner> signer = Optional.of(new SnapshotSigner(pair.getPrivate()));
    Optional<SnapshotVerifier> verifier = Optional.of(new SnapshotVerifier(pair.getPublic()));
    SnapshotStore plain = SeedFiles.in(directory);
    SeedFiles signed = new SeedFiles(new SignedStore(plain, signer, verifier), MODULE, "company");
    publish(signed, 1, data(9));
    assertThat(read(signed, 1)).isEqualTo(data(9));

    publish(files(), 1, data(9));
    assertThatThrownBy(() -> read(signed, 1)).hasMessageContaining("it is not signed");
  }
}
