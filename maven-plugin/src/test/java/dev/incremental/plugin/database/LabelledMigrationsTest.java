package dev.incremental.plugin.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.testdb.contract.Label;
import dev.incremental.testdb.contract.Owner;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LabelledMigrationsTest {
  private static final Migrations MIGRATIONS =
      new Migrations(
          List.of(new Migrations.Migration("B1", "a1"), new Migrations.Migration("2.1", "b2")),
          new TreeMap<>(Map.of("all views: 100 %", "c3", "x", "d4")),
          "settings",
          "callbacks",
          "13.12.0");

  @Test
  void whatIsWrittenIsRead() {
    Label label = LabelledMigrations.in(Label.of("template", Owner.current()), MIGRATIONS);

    Label read = Label.parse(label.toString()).orElseThrow();

    assertThat(LabelledMigrations.of(read)).contains(MIGRATIONS);
  }

  @Test
  void withoutMigrationsThereAreNone() {
    assertThat(LabelledMigrations.of(Label.of("clone", Owner.current()))).isEmpty();
  }
}
