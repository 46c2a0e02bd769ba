package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules that depend on each other, built together and one by one, through whole Maven builds. */
class ReactorIT {
  private static final String RATES = "core/src/main/java/trade/core/Rates.java";

  private static final String LIMIT = "trade.service.QuoteTest#limit";
  private static final String STALE =
      "trade.core.Rates.LIMIT is no longer what it was when Quote.java was compiled";

  private static Reactor recorded;

  @TempDir Path parent;

  private Reactor reactor;

  @BeforeAll
  static void record(@TempDir Path directory) throws IOException {
    recorded = Reactor.sample(directory);
    assertThat(recorded.mvn("incremental:snapshot", "-T", "2")).isTrue();
    assertThat(recorded.ran().values()).extracting(Set::size).containsExactly(2, 2, 4, 2);
    assertThat(recorded.git().status()).isEmpty();
  }

  @BeforeEach
  void copy() throws IOException {
    reactor = recorded.copiedTo(parent);
  }

  @Test
  void anEditInOneModuleSelectsByMethodInThoseThatUseIt() throws IOException {
    reactor.replace(RATES, "return 1;", "return rate() - 2;");
    assertThat(reactor.mvn("incremental:test", "-T", "2")).isTrue();
    assertThat(reactor.ran())
        .isEqualTo(
            Map.of(
                "core", Set.of("trade.core.RatesTest#fee"),
                "service", Set.of("trade.service.QuoteTest#fee")));

    reactor.replace(
        "core/src/test/java/trade/core/Checks.java",
        "factor * one, result",
        "result, factor * one");
    assertThat(reactor.mvn("incremental:test", "-pl", "service", "-am")).isTrue();
    assertThat(reactor.ran()).isEqualTo(Map.of("service", Set.of("trade.service.QuoteTest#total")));

    reactor.replace(RATES, "return 3;", "return 2 + fee();");
    reactor.replace(RATES, "return rate() - 2;", "return 1;");
    assertThat(reactor.mvn("incremental:test", "-pl", "core", "-amd")).isTrue();
    assertThat(reactor.ran())
        .isEqualTo(
            Map.of(
                "core", Set.of("trade.core.RatesTest#rate"),
                "service", Set.of("trade.service.QuoteTest#total"),
                "web", Set.of("trade.web.PageTest#text")));
  }

  @Test
  void aTestIsExplainedByTheModuleThatHasItAndNotKnownIfNoneDoes() throws IOException {
    String unknown = " was not known when tests were last selected: its tests run";

    assertThat(reactor.mvn("incremental:explain", "-Dtest=RatesTest#fee")).isTrue();
    assertThat(reactor.said())
        .anyMatch(line -> line.startsWith("trade.core.RatesTest#fee() ran last on "))
        .noneMatch(line -> line.contains(unknown));

    assertThat(reactor.mvn("incremental:explain", "-Dtest=NowhereTest", "-T", "2")).isTrue();
    assertThat(reactor.said())
        .filteredOn(line -> line.contains("NowhereTest" + unknown))
        .hasSize(1);
  }

  @Test
  void aConstantThatCompilersInlineSelectsWhereItIsUsed() throws IOException {
    reactor.replace(RATES, "LIMIT = 100", "LIMIT = 99");

    assertThat(reactor.mvn("incremental:test", "-pl", "service", "-am")).isFalse();
    assertThat(reactor.ran().get("service")).contains("trade.service.QuoteTest#limit");
    assertThat(reactor.said()).anyMatch(line -> line.contains("QuoteTest.limit:"));
  }

  @Test
  void aConstantOfTheWholeReactorSelectsWhereItIsUsed() throws IOException {
    reactor.replace(RATES, "LIMIT = 100", "LIMIT = 99");

    assertThat(reactor.mvn("incremental:test")).isFalse();
    assertThat(reactor.failed()).isEqualTo(Map.of("service", Set.of(LIMIT)));
    assertThat(reactor.said()).noneMatch(line -> line.startsWith(STALE));
  }

  @Test
  void aConstantOfAModuleThatWasBuiltBeforeIsNamedUntilItsUsersAreCompiledAnew()
      throws IOException {
    assertThat(reactor.mvn("install", "-DskipTests")).isTrue();
    reactor.replace(RATES, "LIMIT = 100", "LIMIT = 99");
    assertThat(reactor.mvn("install", "-DskipTests", "-pl", "core")).isTrue();
    assertThat(reactor.mvn("incremental:test", "-pl", "service")).isTrue();
    assertThat(reactor.ran().get("service")).doesNotContain(LIMIT);
    assertThat(reactor.said()).anyMatch(line -> line.startsWith(STALE));
    assertThat(reactor.mvn("incremental:test", "-pl", "service")).isTrue();
    assertThat(reactor.said())
        .contains("Nothing is affected: 0 of 4 tests run.")
        .anyMatch(line -> line.startsWith(STALE));

    assertThat(reactor.mvn("clean", "incremental:test", "-pl", "service")).isFalse();
    assertThat(reactor.failed()).isEqualTo(Map.of("service", Set.of(LIMIT)));
    assertThat(reactor.said()).noneMatch(line -> line.startsWith(STALE));
  }

  @Test
  void aSiblingsJarIsTheSameAsItsDirectoryAndAStaleOneIsNamed() throws IOException {
    assertThat(reactor.mvn("install", "-DskipTests")).isTrue();
    assertThat(reactor.mvn("incremental:test", "-pl", "service")).isTrue();
    assertThat(reactor.said())
        .contains("Nothing is affected: 0 of 4 tests run.")
        .noneMatch(line -> line.startsWith("Tests see"));

    reactor.replace(RATES, "return 3;", "return 2 + fee();");
    reactor.replace("core/src/main/resources/trade/names.txt", "trade", " trade");
    assertThat(reactor.mvn("incremental:test", "-pl", "service")).isTrue();
    assertThat(reactor.said())
        .contains("Nothing is affected: 0 of 4 tests run.")
        .anyMatch(
            line ->
                line.startsWith(
                    "Tests see core as it is in core-1.0.jar, which is older than src"));

    assertThat(reactor.mvn("install", "-DskipTests", "-pl", "core")).isTrue();
    assertThat(reactor.mvnIn("service", "incremental:test")).isTrue();
    assertThat(reactor.ran())
        .isEqualTo(
            Map.of(
                "service",
                Set.of("trade.service.QuoteTest#name", "trade.service.QuoteTest#total")));
    assertThat(reactor.said()).noneMatch(line -> line.startsWith("Tests see"));

    assertThat(reactor.mvn("incremental:test", "-pl", "service", "-am")).isTrue();
    assertThat(reactor.ran())
        .as("what ran with the jar need not run with the directory")
        .isEqualTo(Map.of("core", Set.of("trade.core.RatesTest#rate")));
  }

  @Test
  void whoLooksThroughASiblingsJarDependsOnAllThatIsInIt() throws IOException {
    reactor.write(
        "service/src/test/java/trade/service/ScanTest.java",
        """
        package trade.service;
        import java.net.JarURLConnection;
        import java.net.URLConnection;
        class ScanTest {
          @org.junit.jupiter.api.Test void scan() throws java.io.IOException {
            URLConnection rates = trade.core.Rates.class.getResource("Rates.class").openConnection();
            if (((JarURLConnection) rates).getJarFile().stream().count() < 3) { throw new AssertionError(); }
          }
        }
        """);
    assertThat(reactor.mvn("install", "-DskipTests")).isTrue();
    assertThat(reactor.mvn("incremental:test", "-pl", "service")).isTrue();
    assertThat(reactor.ran()).isEqualTo(Map.of("service", Set.of("trade.service.ScanTest#scan")));

    reactor.write(
        "core/src/main/java/trade/core/deep/down/New.java",
        "package trade.core.deep.down; class New {}");
    assertThat(reactor.mvn("install", "-DskipTests", "-pl", "core")).isTrue();
    assertThat(reactor.mvn("incremental:test", "-pl", "service")).isTrue();
    assertThat(reactor.ran()).isEqualTo(Map.of("service", Set.of("trade.service.ScanTest#scan")));
  }

  @Test
  void modulesPropertiesLibrariesAndGeneratedSourcesChange() throws IOException {
    reactor.replace("plain/src/main/template/Built.txt", "return 2;", "return one() + one();");
    reactor.replace(
        "plain/src/main/template/Built.txt",
        "private",
        "private static int one() { return 1; }\n  private");
    assertThat(reactor.mvn("incremental:test", "-pl", "plain")).isTrue();
    assertThat(reactor.ran()).isEqualTo(Map.of("plain", Set.of("trade.plain.AloneTest#two")));

    reactor.replace("pom.xml", "<module>plain</module>", "<module>extra</module>");
    reactor.write(
        "extra/pom.xml",
        "<project><modelVersion>4.0.0</modelVersion><parent><groupId>trade</groupId>"
            + "<artifactId>trade</artifactId><version>1.0</version></parent>"
            + "<artifactId>extra</artifactId></project>");
    reactor.write(
        "extra/src/test/java/trade/ExtraTest.java",
        "package trade; class ExtraTest { @org.junit.jupiter.api.Test void extra() {} }");
    assertThat(reactor.mvn("incremental:test")).isTrue();
    assertThat(reactor.ran()).isEqualTo(Map.of("extra", Set.of("trade.ExtraTest#extra")));
    assertThat(reactor.said())
        .anyMatch(line -> line.endsWith("has no snapshot of this module yet"));

    reactor.replace("pom.xml", "<module>extra</module>", "<module>plain</module>");
    reactor.replace("pom.xml", "<codec.version>1.22.1", "<codec.version>1.23.0");
    reactor.replace("pom.xml", "<mode>usual", "<mode>other");
    assertThat(reactor.mvn("incremental:test", "-Dmode=usual")).isTrue();
    assertThat(reactor.ran().keySet()).containsExactly("plain");
    assertThat(reactor.said())
        .anyMatch(
            line ->
                line.startsWith(
                    "Running all 2 tests: library commons-codec:commons-codec changed from"));

    assertThat(reactor.mvn("incremental:test", "-pl", "plain")).isTrue();
    assertThat(reactor.said())
        .contains(
            "Running all 2 tests: Surefire configuration changed"
                + " (systemPropertyVariables.mode from usual to other)");
  }
}
