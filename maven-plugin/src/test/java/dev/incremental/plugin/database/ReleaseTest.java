package dev.incremental.plugin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {
  @ParameterizedTest
  @CsvSource({
    "14, 14, 14.24.0",
    " 15 , 15, 15.19.0",
    "16, 16, 16.15.0",
    "17, 17, 17.11.0",
    "18, 18, 18.6.0",
    "17.2, 17, 17.2.0",
    "18.1.0, 18, 18.1.0",
  })
  void majorVersionsMeanTheTestedRelease(String text, int major, String version)
      throws DatabaseException {
    assertThat(Release.of(text)).isEqualTo(new Release(major, version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "13", "19", "9.6", "latest", "13.1.0", "18.x", "../18"})
  void othersAreRefusedWithWhatThereIs(String text) {
    assertThatThrownBy(() -> Release.of(text))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("incremental.database.version")
        .hasMessageContaining("[14, 15, 16, 17, 18]");
  }
}
