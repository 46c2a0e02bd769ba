package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes all tests run, and that one line then says why, through whole Maven builds. */
class AllTestsIT {
  private static final String SETTINGS =
      "<configuration><argLine>-Xmx300m -Dmode=one</argLine><environmentVariables>"
          + "<RATE>7</RATE><API_TOKEN>hush</API_TOKEN></environmentVariables></configuration>";

  private static SmallProject recorded;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeAll
  static void record(@TempDir Path directory) throws IOException {
    recorded =
        SmallProject.in(directory)
            .withSurefire(SETTINGS)
            .withMavenOptions("-Duser.language=en -Duser.country=IE -Duser.timezone=UTC")
            .withEnvironment(Map.of("SHOP", "open", "TZ", "Europe/Dublin"));
    recorded.write(
        "src/test/java/a/ShopTest.java",
        """
        package a;
        import org.junit.jupiter.api.*;
        class ShopTest {
          @Test void isOpen() { Assertions.assertEquals("open", System.getenv("SHOP")); }
        }
        """);
    recorded = recorded.committed();
    assertThat(recorded.run("snapshot")).isTrue();
    assertThat(recorded.run("test")).isTrue();
    assertThat(recorded.said()).contains("Nothing is affected: 0 of 5 tests run.");
  }

  @BeforeEach
  void copy() throws IOException {
    project = recorded.copiedTo(parent);
  }

  private void runsAllBecause(String reason) throws IOException {
    assertThat(project.run("test")).isTrue();
    assertThat(project.said())
        .as(reason)
        .anyMatch(line -> line.startsWith("Running all 5 tests: " + reason));
    assertThat(project.ran()).hasSize(5);
  }

  @Test
  void valuesInThePomAreNamedButNoSecrets() throws IOException {
    project.replace("pom.xml", "<RATE>7", "<RATE>8");
    project.replace("pom.xml", "hush", "quiet");
    runsAllBecause("Surefire configuration changed (environmentVariables.RATE from 7 to 8)");
    assertThat(project.said()).noneMatch(line -> line.contains("hush") || line.contains("quiet"));

    project.replace("pom.xml", "-Xmx300m -Dmode=one", "-Xmx310m -Dmode=two");
    runsAllBecause(
        "Surefire configuration changed (argLine -Dmode from one to two,"
            + " without argLine -Xmx300m, with argLine -Xmx310m)");
  }

  @Test
  void aFileWithArgumentsIsNamed() throws IOException {
    project.write("jvm.args", "-Dpaint=red");
    project.replace("pom.xml", "-Dmode=one", "@jvm.args");
    runsAllBecause("Surefire configuration changed (");

    project.write("jvm.args", "-Dpaint=blue");
    runsAllBecause("file with arguments jvm.args changed");
  }

  @Test
  void versionsOfSurefireAndJunitAreNamed() throws IOException {
    project.replace("pom.xml", "<version>3.5.4", "<version>3.6.1");
    project.replace("pom.xml", "<version>6.1.3", "<version>5.14.3");
    runsAllBecause("Surefire version changed from 3.5.4 to 3.6.1");

    project.replace("pom.xml", "<version>5.14.3", "<version>5.14.4");
    runsAllBecause("library org.junit.jupiter:junit-jupiter changed from 5.14.3 (");
  }

  @Test
  void anotherZoneOrLocaleIsNamedThoughMavensOwnStaysTheSame() throws IOException {
    project.withEnvironment(Map.of("SHOP", "open", "TZ", "Asia/Tokyo"));
    assertThat(project.run("test", "-Dincremental.environment=strict")).isTrue();
    assertThat(project.said())
        .anyMatch(
            line ->
                line.startsWith(
                    "Running all 5 tests: time zone changed from Europe/Dublin to Asia/Tokyo"));
    assertThat(project.ran()).hasSize(5);

    project.withEnvironment(Map.of("SHOP", "open", "TZ", "Asia/Tokyo", "LC_ALL", "POSIX"));
    runsAllBecause("default locale changed");
  }

  @Test
  void aVariableThatIsInheritedSelectsWhoReadsIt() throws IOException {
    project.withEnvironment(Map.of("SHOP", "closed", "TZ", "Europe/Dublin"));
    assertThat(project.run("test")).isFalse();
    assertThat(project.ran()).containsExactly("a.ShopTest#isOpen");
    assertThat(project.said()).contains("  ShopTest      1  reads the environment variable SHOP");
  }

  @Test
  void whatTheUserSaysDoesNotCountSelectsNobody() throws IOException {
    String ignored = "-Dincremental.environment.ignore=SH*,nothing";
    assertThat(project.run("test", ignored)).isTrue();
    assertThat(project.ran()).as("to be known without it").containsExactly("a.ShopTest#isOpen");

    project.withEnvironment(Map.of("SHOP", "closed", "TZ", "Europe/Dublin"));
    assertThat(project.run("test", ignored)).isTrue();
    assertThat(project.said()).contains("Nothing is affected: 0 of 5 tests run.");

    assertThat(project.run("test")).as("without it").isFalse();
    assertThat(project.ran()).containsExactly("a.ShopTest#isOpen");
  }

  @Test
  void whatEveryTestsSetUpCallsIsNamedOnce() throws IOException {
    project.write(
        "src/test/java/a/Base.java",
        """
        package a;
        abstract class Base { @org.junit.jupiter.api.BeforeEach void prepare() { Three.z(); } }
        """);
    String three = SmallProject.source("Three");
    project.write(three, "package a; class Three { static int z() { return 3; } }");
    for (String test : new String[] {"One", "Two", "Shop"}) {
      project.replace("src/test/java/a/" + test + "Test.java", "Test \\{", "Test extends Base {");
    }
    assertThat(project.run("test")).isTrue();

    project.replace(three, "return 3", "return Math.abs(3)");
    runsAllBecause("calls Three.z()");
    assertThat(project.said()).noneMatch(line -> line.startsWith("  OneTest"));
  }
}
