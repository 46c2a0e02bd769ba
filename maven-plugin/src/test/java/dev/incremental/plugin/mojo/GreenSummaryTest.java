package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreenSummaryTest {
  private static final String NONE =
      "<failureMessage xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>";

  @TempDir Path build;
  private final Instant begin = Instant.now().minus(Duration.ofMinutes(1));

  private boolean isGreen(int errors, int failures, boolean timeout, String message)
      throws IOException {
    Path reports = Files.createDirectories(build.resolve("failsafe-reports"));
    Files.writeString(
        reports.resolve("failsafe-summary.xml"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <failsafe-summary result="255" timeout="%s">
            <completed>7</completed>
            <errors>%d</errors>
            <failures>%d</failures>
            %s
        </failsafe-summary>
        """
            .formatted(timeout, errors, failures, message));
    return new GreenSummary(build).isWrittenSince(begin);
  }

  @Test
  void allTestsPassed() throws IOException {
    assertThat(isGreen(0, 0, false, NONE)).isTrue();
  }

  @Test
  void anyTroubleIsSeen() throws IOException {
    assertThat(isGreen(1, 0, false, NONE)).isFalse();
    assertThat(isGreen(0, 10, false, NONE)).isFalse();
    assertThat(isGreen(0, 0, true, NONE)).isFalse();
    assertThat(isGreen(0, 0, false, "<failureMessage>crashed</failureMessage>")).isFalse();
    assertThat(isGreen(0, 0, false, "")).isFalse();
  }

  @Test
  void whatIsMissingOrOfAnEarlierBuildTellsNothing() throws IOException {
    assertThat(new GreenSummary(build).isWrittenSince(begin)).isFalse();
    assertThat(isGreen(0, 0, false, NONE)).isTrue();
    assertThat(new GreenSummary(build).isWrittenSince(Instant.now().plusSeconds(60))).isFalse();
  }
}
