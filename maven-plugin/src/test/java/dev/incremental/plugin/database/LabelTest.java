package dev.incremental.plugin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LabelTest {
  private static final Migrations MIGRATIONS =
      new Migrations(
          List.of(new Migrations.Migration("B1", "a1"), new Migrations.Migration("2.1", "b2")),
          new TreeMap<>(Map.of("all views: 100 %", "c3", "x", "d4")),
          "settings",
          "callbacks",
          "13.12.0");

  @Test
  void whatIsWrittenIsRead() {
    Label label =
        Label.of("template", Owner.current())
            .with(MIGRATIONS)
            .with("used", "2026-01-01T00:00:00Z")
            .with("project", "a:b=c");

    Label read = Label.parse(label.toString()).orElseThrow();

    assertThat(read).isEqualTo(label);
    assertThat(read.migrations()).contains(MIGRATIONS);
    assertThat(read.value("project")).isEqualTo("a:b=c");
    assertThat(read.time("used")).contains(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(read.value("pid")).isEqualTo(Long.toString(ProcessHandle.current().pid()));
  }

  @Test
  void withoutMigrationsThereAreNone() {
    Label label = Label.of("clone", Owner.current());

    assertThat(Label.parse(label.toString()).orElseThrow().migrations()).isEmpty();
    assertThat(label.time("used")).isEmpty();
    assertThat(label.with("used", "soon").time("used")).isEmpty();
  }

  @Test
  void otherCommentsAreNoLabels() {
    assertThat(Label.parse("")).isEmpty();
    assertThat(Label.parse("the production database")).isEmpty();
    assertThat(Label.parse("incremental 2 template\na=b")).as("of a later version").isEmpty();
  }
}
