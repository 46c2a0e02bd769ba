package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incremental.plugin.store.StoreAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  private static final Path BASE = Path.of("/base").toAbsolutePath();

  @Test
  void agesAreWrittenShortOrInIso() throws UserProblem {
    assertThat(Age.of("7d", "incremental.maxAge")).isEqualTo(Duration.ofDays(7));
    assertThat(Age.of(" 12 h ", "incremental.maxAge")).isEqualTo(Duration.ofHours(12));
    assertThat(Age.of("30m", "incremental.maxAge")).isEqualTo(Duration.ofMinutes(30));
    assertThat(Age.of("PT1H30M", "incremental.maxAge")).isEqualTo(Duration.ofMinutes(90));
  }

  @Test
  void agesAreSaidAboutAsLongAsTheyAre() {
    assertThat(Age.inWords(Duration.ofSeconds(59))).isEqualTo("less than a minute");
    assertThat(Age.inWords(Duration.ofMinutes(119))).isEqualTo("119 min");
    assertThat(Age.inWords(Duration.ofHours(47))).isEqualTo("47 h");
    assertThat(Age.inWords(Duration.ofDays(2))).isEqualTo("2 days");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "7x", "-7d", "week"})
  void anythingElseIsNoAgeAndTheMessageSaysWhatIs(String text) {
    assertThatThrownBy(() -> Age.of(text, "incremental.maxAge"))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("incremental.maxAge")
        .hasMessageContaining("7d");
  }

  @Test
  void bytesAreWrittenWithAUnit() throws UserProblem {
    assertThat(ByteCount.of("500MB", "x")).isEqualTo(500_000_000);
    assertThat(ByteCount.of(" 2 gb ", "x")).isEqualTo(2_000_000_000);
    assertThat(ByteCount.of("0B", "x")).isZero();
    assertThat(ByteCount.inWords(999)).isEqualTo("999 B");
    assertThat(ByteCount.inWords(3_400_000)).isEqualTo("3.4 MB");
    assertThat(ByteCount.inWords(999_960)).isEqualTo("1.0 MB");
    assertThat(ByteCount.inWords(2_000_000_000)).isEqualTo("2.0 GB");
    assertThatThrownBy(() -> ByteCount.of("much", "incremental.gc.budget"))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("incremental.gc.budget");
  }

  @Test
  void theStoreIsADirectoryOrAnAddress() throws UserProblem {
    assertThat(StoreLocation.of(null, BASE)).isEmpty();
    assertThat(StoreLocation.of(" ", BASE)).isEmpty();
    assertThat(StoreLocation.of("file:/var/x", BASE)).contains(directory(Path.of("/var/x")));
    assertThat(StoreLocation.of("file:///var/a%20b", BASE))
        .contains(directory(Path.of("/var/a b")));
    assertThat(StoreLocation.of("file:below", BASE)).contains(directory(BASE.resolve("below")));
    assertThat(StoreLocation.of("../beside", BASE))
        .contains(directory(BASE.resolveSibling("beside")));
    assertThat(StoreLocation.of("s3://bucket/a/b", BASE))
        .contains(new StoreAddress.Bucket("bucket", "a/b/"));
  }

  private static StoreAddress directory(Path path) {
    return new StoreAddress.Directory(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopher://host/path", "https://user:secret@host/path", "file:/%zz"})
  void otherStoresAreRefused(String text) {
    assertThatThrownBy(() -> StoreLocation.of(text, BASE))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("incremental.store")
        .hasMessageNotContaining("secret");
  }
}
