package dev.incremental.plugin.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTemporaryFilesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T17:02:00Z");

  @TempDir Path target;

  private Path directory(String name, int days) throws IOException {
    Path directory = Files.createDirectory(target.resolve(name));
    Files.writeString(directory.resolve("surefire1tmp"), "a");
    return Files.setLastModifiedTime(directory, FileTime.from(NOW.minus(Duration.ofDays(days))));
  }

  @Test
  void eachNameIsAnother() {
    assertThat(OwnTemporaryFiles.nameLike("surefire"))
        .matches("surefire-[0-9a-f]{8}")
        .isNotEqualTo(OwnTemporaryFiles.nameLike("surefire"));
  }

  @Test
  void whatKilledRunsLeftIsRemovedAndNothingElse() throws IOException {
    Path left = directory(OwnTemporaryFiles.nameLike("surefire"), 3);
    Path inUse = directory(OwnTemporaryFiles.nameLike("surefire"), 1);
    Path shared = directory("surefire", 3);
    Path reports = directory("surefire-reports", 3);
    Path others = directory(OwnTemporaryFiles.nameLike("other"), 3);

    new OwnTemporaryFiles(target, NOW).removeOld("surefire");

    assertThat(left).doesNotExist();
    assertThat(inUse).isNotEmptyDirectory();
    assertThat(shared).isNotEmptyDirectory();
    assertThat(reports).isNotEmptyDirectory();
    assertThat(others).isNotEmptyDirectory();
  }

  @Test
  void withoutABuildDirectoryThereIsNothingToRemove() {
    new OwnTemporaryFiles(target.resolve("target"), NOW).removeOld("surefire");

    assertThat(target).isEmptyDirectory();
  }
}
