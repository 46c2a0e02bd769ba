package dev.incremental.plugin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private static final Map<String, String> VIEWS = Map.of("views", "v1");
  private static final Migrations NOW = migrations(VIEWS, "1:a", "2:b", "3:c");

  @Test
  void fewerAreNoObstacle() {
    assertThat(NOW.obstacleFrom(NOW)).isEmpty();
    assertThat(NOW.obstacleFrom(migrations(VIEWS, "1:a"))).isEmpty();
    assertThat(NOW.obstacleFrom(migrations(Map.of()))).isEmpty();
  }

  @Test
  void aRepeatableOneMayChangeButNotGo() {
    assertThat(NOW.obstacleFrom(migrations(Map.of("views", "v0"), "1:a"))).isEmpty();
    assertThat(NOW.obstacleFrom(migrations(Map.of("rights", "r"), "1:a")))
        .contains("the repeatable migration 'rights' has gone");
  }

  @Test
  void anEditedOneIsNamed() {
    assertThat(NOW.obstacleFrom(migrations(VIEWS, "1:a", "2:other", "3:c")))
        .contains("migration 2 has changed");
  }

  @Test
  void aRemovedOneIsNamed() {
    assertThat(NOW.obstacleFrom(migrations(VIEWS, "1:a", "1.5:x", "2:b")))
        .contains("migration 1.5 has gone");
    assertThat(NOW.obstacleFrom(migrations(VIEWS, "1:a", "2:b", "3:c", "4:d")))
        .contains("migration 4 has gone");
  }

  @Test
  void oneThatCameInBeforeIsNamed() {
    assertThat(NOW.obstacleFrom(migrations(VIEWS, "1:a", "3:c")))
        .contains("migration 2 has come in before 3");
  }

  @Test
  void settingsCallbacksAndFlywayAreNamed() {
    assertThat(NOW.obstacleFrom(with("other", "callbacks", "13")))
        .contains("the settings for Flyway have changed");
    assertThat(NOW.obstacleFrom(with("settings", "other", "13")))
        .contains("a callback has changed");
    assertThat(NOW.obstacleFrom(with("settings", "callbacks", "12"))).contains("Flyway was 12");
  }

  @Test
  void eachPartChangesTheFingerprint() {
    assertThat(
            List.of(
                NOW.fingerprint("ada"),
                NOW.fingerprint("bob"),
                with("other", "callbacks", "13").fingerprint("ada"),
                with("settings", "other", "13").fingerprint("ada"),
                with("settings", "callbacks", "12").fingerprint("ada"),
                migrations(VIEWS, "1:a", "2:b").fingerprint("ada"),
                migrations(VIEWS, "1:a", "2:b", "3:d").fingerprint("ada"),
                migrations(Map.of("views", "v2"), "1:a", "2:b", "3:c").fingerprint("ada")))
        .doesNotHaveDuplicates()
        .allMatch(each -> each.matches("[0-9a-f]{24}"));
    assertThat(migrations(VIEWS, "1:a", "2:b", "3:c").fingerprint("ada"))
        .isEqualTo(NOW.fingerprint("ada"));
  }

  private static Migrations migrations(Map<String, String> repeatable, String... versioned) {
    return new Migrations(
        Arrays.stream(versioned)
            .map(each -> each.split(":"))
            .map(pair -> new Migrations.Migration(pair[0], pair[1]))
            .toList(),
        new TreeMap<>(repeatable),
        "settings",
        "callbacks",
        "13");
  }

  private static Migrations with(String settings, String callbacks, String flyway) {
    return new Migrations(NOW.versioned(), NOW.repeatable(), settings, callbacks, flyway);
  }
}
