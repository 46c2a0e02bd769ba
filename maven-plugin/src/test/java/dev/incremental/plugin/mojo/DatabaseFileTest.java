package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.testdb.contract.Descriptor;
import dev.incremental.testdb.contract.MigratedFiles;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {
  @TempDir Path parent;

  @Test
  void onlyItsOwnerMayReadWhatItSays() throws Exception {
    Path directory = parent.resolve("incremental");

    new DatabaseFile(directory).write(descriptor("incremental_t_1", "1", "a"));
    new DatabaseFile(directory).write(descriptor("incremental_t_2", "2", "b"));

    Path file = directory.resolve("database.properties");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Properties read = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      read.load(in);
    }
    assertThat(read)
        .containsEntry("url", "jdbc:postgresql://h:1/{database}?sslmode=require")
        .containsEntry("user", "ada")
        .containsEntry("password", "hu=sh\\")
        .containsEntry("template", "incremental_t_2")
        .containsEntry("fingerprint", "2");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }

    assertThat(parent.resolve("tests-database.txt")).hasContent("b");
    assertThat(Descriptor.noted(file)).isEqualTo("b");

    assertThat(new DatabaseFile(directory).content()).isEqualTo("b");
    new DatabaseFile(directory).delete();
    new DatabaseFile(directory).delete();
    assertThat(file).doesNotExist();
    assertThat(Descriptor.noted(file)).isEmpty();
    String unknown = new DatabaseFile(directory).content();
    assertThat(unknown).startsWith("unknown ").isNotEqualTo(new DatabaseFile(directory).content());
  }

  private static Descriptor descriptor(String template, String fingerprint, String content) {
    return new Descriptor(
        "jdbc:postgresql://h:1/{database}?sslmode=require",
        "ada",
        "hu=sh\\",
        "main",
        false,
        template,
        fingerprint,
        content,
        List.of("incremental.jdbc"),
        false,
        new MigratedFiles(Map.of()));
  }
}
