package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests recorded in one time zone and with one locale, run where both are others. */
class OtherPlaceIT {
  private static final Map<String, String> HERE = Map.of("TZ", "Europe/Zurich", "LC_ALL", "C");
  private static final Map<String, String> THERE =
      Map.of(
          "TZ",
          "Asia/Tokyo",
          "LC_ALL",
          "C",
          "JAVA_TOOL_OPTIONS",
          "-Duser.language=ja -Duser.country=JP");

  private static SmallProject recorded;
  private static String before;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeAll
  static void record(@TempDir Path directory) throws IOException {
    recorded = SmallProject.in(directory).withEnvironment(HERE);
    recorded.write("src/main/java/a/Place.java", place("0"));
    recorded.write(
        "src/test/java/a/PlaceTest.java",
        """
        package a;
        class PlaceTest {
          @org.junit.jupiter.api.Test void isWritten() throws java.io.IOException {
            java.nio.file.Files.writeString(java.nio.file.Path.of("target/place"), Place.text());
          }
        }
        """);
    recorded = recorded.committed();
    assertThat(recorded.run("snapshot")).isTrue();
    before = place(recorded);
    assertThat(before).startsWith("Europe/Zurich en").endsWith(" CH 0");
  }

  /** Zone, locale, what the JDK reads by itself, and something to be edited. */
  private static String place(String edited) {
    return """
        package a;
        class Place {
          static String text() {
            return java.time.ZoneId.systemDefault() + " " + java.util.Locale.getDefault()
                + " " + new java.util.GregorianCalendar().getTimeZone().getID()
                    .replace("Europe/Zurich", "CH") + " " + %s;
          }
        }
        """
        .formatted(edited);
  }

  private static String place(SmallProject project) throws IOException {
    return Files.readString(project.file("target/place"));
  }

  @BeforeEach
  void elsewhere() throws IOException {
    project = recorded.copiedTo(parent).withEnvironment(THERE);
  }

  @Test
  void whatAnEditAffectsRunsAsItWasRecorded() throws IOException {
    project.write("src/main/java/a/Place.java", place("1"));
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.PlaceTest#isWritten");
    assertThat(place(project)).isEqualTo(before.replace("0", "1"));
    assertThat(project.said())
        .contains(
            "Tests run with the time zone they were recorded with: Europe/Zurich (incremental.environment)")
        .anyMatch(
            line ->
                line.startsWith("Tests run with the default locale they were recorded with: en"));

    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains("Nothing is affected: 0 of 5 tests run.");
  }

  @Test
  void whatTheUserChoosesRunsAsItWasRecordedToo() throws IOException {
    assertThat(project.run("test", "-Dtest=PlaceTest")).isTrue();
    assertThat(project.ran()).containsExactly("a.PlaceTest#isWritten");
    assertThat(place(project)).isEqualTo(before);
  }

  @Test
  void aRunThatIsAskedForIsOfThisMachineAndAudited() throws IOException {
    String zone = "java.time.ZoneId.systemDefault().getId()";
    project.write("src/main/java/a/Place.java", place("1 / (" + zone + ".length() - 10)"));
    assertThat(project.run("test")).isTrue();
    assertThat(project.run("snapshot")).isFalse();
    assertThat(project.failed()).containsExactly("a.PlaceTest#isWritten");
    assertThat(project.warnings()).anyMatch(line -> line.contains("a.PlaceTest#isWritten"));
  }

  @Test
  void withoutThatAllRunAsTheyWouldHere() throws IOException {
    assertThat(project.run("test", "-Dincremental.environment=strict")).isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.startsWith("Running all 5 tests: default locale changed ("));
    assertThat(place(project)).isEqualTo("Asia/Tokyo ja_JP Asia/Tokyo 0");

    assertThat(project.run("test")).isTrue(); // recorded here by now
    assertThat(project.said()).contains("Nothing is affected: 0 of 5 tests run.");
  }

  @Test
  void whatOthersRunIsSelectedForThisMachine() throws IOException {
    assertThat(project.run("select")).isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.startsWith("Running all 5 tests: default locale changed ("));
  }

  @Test
  void aDryRunSaysWhatWouldRun() throws IOException {
    project.write("src/main/java/a/Place.java", place("1"));
    assertThat(project.run("test", "-Dincremental.dryRun")).isTrue();
    assertThat(project.said())
        .contains("Nothing runs: incremental.dryRun is set")
        .anyMatch(line -> line.startsWith("Running 1 of 5 tests"));
    assertThat(project.ran()).isEmpty();
    assertThat(project.file("target/place")).content().isEqualTo(before);
  }

  @Test
  void anythingElseIsRefused() {
    assertThat(project.run("test", "-Dincremental.environment=mine")).isFalse();
    assertThat(project.said())
        .anyMatch(
            line ->
                line.contains(
                    "'mine' is neither portable nor strict (parameter incremental.environment)"));
  }
}
