package dev.incremental.plugin.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SurefireVersionTest {

  @Test
  void versionsBefore2222CannotRecord() {
    assertThat(SurefireVersion.of("2.12.4").canRecord()).isFalse();
    assertThat(SurefireVersion.of("2.22.1").canRecord()).isFalse();
    assertThat(SurefireVersion.of("nonsense").canRecord()).isFalse();
    assertThat(SurefireVersion.of("2.22.2").canRecord()).isTrue();
  }

  @Test
  void methodsCanBeSkippedSince300() {
    assertThat(SurefireVersion.of("2.22.2").canSkipMethods()).isFalse();
    assertThat(SurefireVersion.of("3.0.0").canSkipMethods()).isTrue();
    assertThat(SurefireVersion.of("3.6.0-M1").canSkipMethods()).isTrue();
  }

  @Test
  void junit4RunsOnItsOwnProviderUntil36() {
    assertThat(provider("3.5.4", "junit:junit")).isEqualTo(TestProvider.JUNIT4);
    assertThat(provider("3.6.1", "junit:junit")).isEqualTo(TestProvider.PLATFORM);
  }

  @Test
  void anyEngineMeansThePlatform() {
    assertThat(provider("3.5.4", "junit:junit", "org.junit.vintage:junit-vintage-engine"))
        .isEqualTo(TestProvider.PLATFORM);
  }

  @Test
  void aProviderThatTheProjectDemandsWins() {
    assertThat(
            TestProvider.chosenBy(
                SurefireVersion.of("3.2.5"),
                Set.of("junit:junit", "org.junit.jupiter:junit-jupiter-api"),
                Set.of("surefire-junit47")))
        .isEqualTo(TestProvider.JUNIT4);
  }

  private static TestProvider provider(String version, String... libraries) {
    return TestProvider.chosenBy(SurefireVersion.of(version), Set.of(libraries), Set.of());
  }
}
