package dev.incremental.plugin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final Secrets SECRETS = new Secrets(List.of("hush", "", "hush-hush"));

  @Test
  void aTextIsShownWithoutThem() {
    assertThat(SECRETS.hiddenIn("ALTER ROLE x PASSWORD 'hush-hush', then hush"))
        .isEqualTo("ALTER ROLE x PASSWORD '***', then ***");
  }

  @Test
  void anErrorThatHoldsOneComesWithoutItsCause() {
    Exception harmless = new IllegalStateException("no", new IllegalStateException("why"));
    Exception telling = new IllegalStateException("no", new IllegalStateException("it is hush"));

    assertThat(SECRETS.exception("It was hush", "here", "go on", harmless))
        .hasMessage("It was *** (here): go on")
        .hasCause(harmless);
    assertThat(SECRETS.exception("No", "here", "go on", telling)).hasNoCause();
  }

  @Test
  void settingsAreSecretByTheirNames() {
    MigrationSettings settings =
        MigrationSettings.of(
            Map.of(
                "flyway.placeholders.appPassword", "one",
                "flyway.placeholders.API_TOKEN", "two",
                "flyway.placeholders.schema", "three"),
            List.of(),
            Path.of("/"));

    assertThat(settings.secrets().values()).containsExactlyInAnyOrder("one", "two");
  }
}
