package dev.incremental.plugin.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailsafeSummaryTest {
  private static final String FORMAT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <failsafe-summary result="255" timeout="%s">
          <completed>1</completed>
          <errors>0</errors>
          <failures>1</failures>
          %s
      </failsafe-summary>
      """;
  private static final String NONE =
      "<failureMessage xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>";

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("failsafe-summary.xml");
    Files.writeString(file, FORMAT.formatted(false, NONE));
  }

  @Test
  void anEarlierBuildsIsForgotten() throws IOException {
    new FailsafeSummary(file, Map.of()).forgetEarlierBuilds();

    assertThat(file).doesNotExist();
  }

  @Test
  void whatAnotherExecutionWroteInThisBuildStays() throws IOException {
    new FailsafeSummary(file, Map.of("failsafe-in-progress", "yes")).forgetEarlierBuilds();

    assertThat(file).exists();
  }

  @Test
  void redTestsAreRegular() throws IOException {
    assertThat(new FailsafeSummary(file, Map.of()).isRegular()).isTrue();
  }

  @Test
  void noSummaryIsRegular() throws IOException {
    Files.delete(file);

    assertThat(new FailsafeSummary(file, Map.of()).isRegular()).isTrue();
  }

  @Test
  void crashesAndTimeoutsAreNot() throws IOException {
    Files.writeString(file, FORMAT.formatted(true, NONE));
    assertThat(new FailsafeSummary(file, Map.of()).isRegular()).isFalse();

    String crash = "<failureMessage>The forked VM terminated</failureMessage>";
    Files.writeString(file, FORMAT.formatted(false, crash));
    assertThat(new FailsafeSummary(file, Map.of()).isRegular()).isFalse();
  }
}
