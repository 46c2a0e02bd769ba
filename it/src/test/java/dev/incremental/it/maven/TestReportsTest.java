package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {
  @TempDir Path directory;

  @Test
  void invocationsCountAsTheirMethod() throws IOException {
    TestReports reports =
        reports(
            """
            <testcase name="sums(int)[1]" classname="a.BTest"/>
            <testcase name="sums(int)[2]" classname="a.BTest"><failure/></testcase>
            <testcase name="off" classname="a.BTest"><skipped/></testcase>
            <testcase name="nested{String}[1]" classname="a.BTest$C"><error/></testcase>
            """);
    assertThat(reports.ran()).containsExactly("a.BTest#sums", "a.BTest$C#nested");
    assertThat(reports.failed()).containsExactly("a.BTest#sums", "a.BTest$C#nested");
  }

  @Test
  void aClassThatFailsAsAWholeIsExecutedByAnyOfItsTests() throws IOException {
    TestReports reports =
        reports(
            """
            <testcase name="" classname="a.BTest"><error/></testcase>
            <testcase name="works" classname="a.CTest"/>
            """);
    assertThat(reports.failed()).containsExactly("a.BTest#");
    assertThat(reports.executed("a.CTest#")).isTrue();
    assertThat(reports.executed("a.DTest#")).isFalse();
  }

  @Test
  void noReportsMeanThatNothingRan() throws IOException {
    assertThat(TestReports.in(directory.resolve("absent")).ran()).isEmpty();
  }

  private TestReports reports(String cases) throws IOException {
    Files.writeString(
        directory.resolve("TEST-a.BTest.xml"), "<testsuite>" + cases + "</testsuite>");
    return TestReports.in(directory);
  }
}
