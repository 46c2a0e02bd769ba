package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.database.Templates.Template;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MigrateRunTest {
  @Test
  void oneSentenceSaysWhatWasDone() {
    assertThat(MigrateRun.sentence(new Template("t", -1, Optional.empty())))
        .isEqualTo("Nothing to migrate: t is up to date");
    assertThat(MigrateRun.sentence(new Template("t", 1, Optional.empty())))
        .isEqualTo("Migrated: 1 migration applied for t");
    assertThat(MigrateRun.sentence(new Template("t", 3, Optional.of("migration 2 has changed"))))
        .isEqualTo("Migrated anew, since migration 2 has changed: 3 migrations applied for t");
  }
}
