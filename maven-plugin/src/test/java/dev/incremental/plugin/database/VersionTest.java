package dev.incremental.plugin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  @Test
  void partsAreOrderedByNumber() {
    assertThat(Stream.of("10", "2", "1.10", "1_9", "20260101123000", "1").map(VersionTest::version))
        .extracting(Version::toString)
        .containsExactlyInAnyOrder("10", "2", "1.10", "1.9", "20260101123000", "1");
    assertThat(
            Stream.of("10", "2", "1.10", "1_9", "20260101123000", "1")
                .map(VersionTest::version)
                .sorted())
        .extracting(Version::toString)
        .containsExactly("1", "1.9", "1.10", "2", "10", "20260101123000");
  }

  @Test
  void zerosAtTheEndDoNotCount() {
    assertThat(version("1.0")).isEqualTo(version("1")).isEqualByComparingTo(version("001.0.0"));
    assertThat(version("0")).isEqualTo(version("0.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1.", ".1", "1..2", "-1", "1a"})
  void anythingElseIsNone(String text) {
    assertThat(Version.parse(text)).isEmpty();
  }

  private static Version version(String text) {
    return Version.parse(text).orElseThrow();
  }
}
