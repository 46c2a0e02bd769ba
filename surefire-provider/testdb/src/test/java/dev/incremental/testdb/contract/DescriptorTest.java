package dev.incremental.testdb.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorTest {
  private static final Descriptor DESCRIPTOR =
      new Descriptor(
          "jdbc:postgresql://h:1/{database}?sslmode=require",
          "ada",
          "hu=sh\\ ",
          "postgres",
          true,
          "incremental_t_1",
          "1",
          "2 in PostgreSQL 18",
          List.of("spring.datasource", "incremental.jdbc"),
          true,
          new MigratedFiles(
              Map.of(
                  new MigrationPlace(Path.of("/a b"), "db/migration"),
                  new TreeMap<>(Map.of("db/migration/V1__ü =.sql", "12")))));

  @TempDir Path directory;

  private Path written(Properties properties) throws IOException {
    Path file = directory.resolve(Descriptor.FILE);
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    return file;
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertThat(Descriptor.read(written(DESCRIPTOR.properties()))).isEqualTo(DESCRIPTOR);
  }

  @Test
  void eachDatabaseHasItsUrl() {
    assertThat(DESCRIPTOR.url("a b")).isEqualTo("jdbc:postgresql://h:1/a+b?sslmode=require");
  }

  @Test
  void thePasswordIsNotPrinted() {
    assertThat(DESCRIPTOR.toString()).contains("incremental_t_1").doesNotContain("hu=sh");
  }

  @Test
  void whatAnotherVersionHasWrittenIsRefused() throws IOException {
    Properties properties = DESCRIPTOR.properties();
    properties.remove("database");
    Path file = written(properties);

    assertThatThrownBy(() -> Descriptor.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it does not say 'database'");
    assertThatThrownBy(() -> Descriptor.read(directory.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
