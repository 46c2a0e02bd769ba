package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of how seeds were made. */
class SeedRecordsTest {
  private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path directory;

  private void keep(String seed, String content, int minute) throws IOException {
    SeedRecords records = new SeedRecords(directory);
    records.keep(seed, new SeedRecords.Made(content, Snapshot.empty(THEN)));
    Path file = directory.resolve(seed).resolve(content + ".json.gz");
    Files.setLastModifiedTime(file, FileTime.from(THEN.plusSeconds(60L * minute)));
  }

  private List<String> contents(String seed) throws IOException {
    return new SeedRecords(directory).of(seed).stream().map(SeedRecords.Made::content).toList();
  }

  @Test
  void theLastComesFirst() throws IOException {
    assertThat(contents("company")).isEmpty();
    keep("company", "b", 1);
    keep("company", "a", 2);
    keep("payroll", "c", 3);
    assertThat(contents("company")).containsExactly("a", "b");
    assertThat(contents("payroll")).containsExactly("c");
    keep("company", "b", 4);
    assertThat(contents("company")).containsExactly("b", "a");
  }

  @Test
  void theOldestOfManyGo() throws IOException {
    for (int i = 0; i < 12; i++) {
      keep("company", "x" + i, i);
    }
    assertThat(contents("company")).hasSize(10).startsWith("x11").doesNotContain("x0", "x1");
  }

  @Test
  void whatCannotBeReadIsNotKnown() throws IOException {
    keep("company", "a", 1);
    keep("company", "b", 2);
    Files.writeString(directory.resolve("company").resolve("a.json.gz"), "damaged");
    assertThat(contents("company")).containsExactly("b");
    try (Stream<Path> files = Files.list(directory.resolve("company"))) {
      assertThat(files).as("no parts").hasSize(2);
    }
  }
}
