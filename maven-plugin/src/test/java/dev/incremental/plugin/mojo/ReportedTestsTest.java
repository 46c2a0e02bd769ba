package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportedTestsTest {
  private static final String UNKNOWN = "it was not heard whether its tests passed";

  @TempDir Path build;
  private final Instant begin = Instant.now().minus(Duration.ofMinutes(1));
  private Path reports;

  @BeforeEach
  void make() throws IOException {
    reports = Files.createDirectory(build.resolve("failsafe-reports"));
  }

  private Path report(String test, String database, int errors, int failures) throws IOException {
    return Files.writeString(
        reports.resolve("TEST-" + test + ".xml"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="%s" time="1.0" tests="2" errors="%d" skipped="0" failures="%d">
          <properties>
            <property name="a" value="&lt;b&gt;"/>
            <property name="incremental.testdb.url" value="jdbc:postgresql://h:1/%s?x=y"/>
          </properties>
          <testcase name="x" classname="%s" time="1"/>
        </testsuite>
        """
            .formatted(test, errors, failures, database, test));
  }

  private void summary(int failures, String message) throws IOException {
    Files.writeString(
        reports.resolve("failsafe-summary.xml"),
        "<failsafe-summary timeout=\"false\"><errors>0</errors><failures>%d</failures>%s</failsafe-summary>"
            .formatted(failures, message));
  }

  private String trouble(String database) {
    return new ReportedTests(build, begin).trouble(database).orElse("");
  }

  @Test
  void aDatabaseIsThatOfAllTestsThatHadIt() throws IOException {
    report("a.AIT", "c_1", 0, 0);
    report("a.BIT", "c_1", 0, 0);
    report("a.CIT", "c_12", 0, 1);
    report("a.DIT", "c_3", 0, 0);
    report("a.EIT", "c_3", 1, 0);
    summary(2, "<failureMessage/>");

    assertThat(trouble("c_1")).isEmpty();
    assertThat(trouble("c_12")).isEqualTo("a test failed");
    assertThat(trouble("c_3")).isEqualTo("a test failed");
    assertThat(trouble("c_4")).isEqualTo(UNKNOWN);
  }

  @Test
  void whatIsNotToldIsNotKnown() throws IOException {
    report("a.AIT", "c_1", 0, 0);
    assertThat(trouble("c_1")).as("without a summary").isEqualTo(UNKNOWN);
    summary(1, "<failureMessage>The forked VM terminated</failureMessage>");
    assertThat(trouble("c_1")).as("a JVM has died").isEqualTo(UNKNOWN);
    summary(1, "<failureMessage/>");
    assertThat(trouble("c_1")).isEmpty();
    Path old = report("a.AIT", "c_1", 0, 0);
    Files.setLastModifiedTime(old, FileTime.from(begin.minusSeconds(1)));
    assertThat(trouble("c_1")).as("of an earlier build").isEqualTo(UNKNOWN);
    Files.writeString(report("a.BIT", "c_1", 0, 0), "<testsuite");
    assertThat(trouble("c_1")).as("cut off").isEqualTo(UNKNOWN);
  }

  @Test
  void aGreenBuildIsEnough() throws IOException {
    summary(0, "<failureMessage/>");
    assertThat(trouble("c_1")).isEmpty();
  }
}
