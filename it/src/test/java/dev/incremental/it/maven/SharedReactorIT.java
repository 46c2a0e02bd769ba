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

/** Modules in a clone that knows nothing but what another clone put into a common directory. */
class SharedReactorIT {
  private static final String RATES = "core/src/main/java/trade/core/Rates.java";
  private static final String CHECKS = "core/src/test/java/trade/core/Checks.java";
  private static final String TEMPLATE = "plain/src/main/template/Built.txt";

  @TempDir static Path store;

  private static Reactor publisher;

  @TempDir Path parent;

  private Reactor clone;

  @BeforeAll
  static void publish(@TempDir Path directory) throws IOException {
    publisher = Reactor.sample(directory);
    assertThat(publisher.mvn("incremental:snapshot", storing())).isTrue();
    assertThat(publisher.ran().values()).extracting(Set::size).containsExactly(2, 2, 4, 2);
  }

  private static String storing() {
    return "-Dincremental.store=" + store.toUri();
  }

  @BeforeEach
  void cloneElsewhere() throws IOException {
    clone = publisher.clonedTo(parent.resolve("some where/else"));
  }

  @Test
  void anEditInASiblingSelectsByMethodWhereverItIsUsed() throws IOException {
    clone.replace(RATES, "return 1;", "return rate() - 2;");
    clone.commit("Edit fee");
    assertThat(clone.mvn("incremental:test", storing())).isTrue();
    assertThat(clone.ran())
        .isEqualTo(
            Map.of(
                "core",
                Set.of("trade.core.RatesTest#fee"),
                "service",
                Set.of("trade.service.QuoteTest#fee")));
  }

  @Test
  void modulesRunAloneAndWithThoseTheyNeed() throws IOException {
    clone.replace(RATES, "return 3;", "return 2 + fee();");
    assertThat(clone.mvn("incremental:test", "-pl", "core", storing())).isTrue();
    assertThat(clone.ran()).isEqualTo(Map.of("core", Set.of("trade.core.RatesTest#rate")));

    assertThat(clone.mvn("incremental:test", "-pl", "service", "-am", storing())).isTrue();
    assertThat(clone.ran()).isEqualTo(Map.of("service", Set.of("trade.service.QuoteTest#total")));
  }

  @Test
  void aModuleThatIsAddedRunsAndNoOther() throws IOException {
    clone.replace(
        "pom.xml", "<module>plain</module>", "<module>plain</module><module>more</module>");
    clone.write(
        "more/pom.xml",
        "<project><modelVersion>4.0.0</modelVersion><parent><groupId>trade</groupId>"
            + "<artifactId>trade</artifactId><version>1.0</version></parent>"
            + "<artifactId>more</artifactId></project>");
    clone.write(
        "more/src/test/java/trade/MoreTest.java",
        "package trade; class MoreTest { @org.junit.jupiter.api.Test void more() {} }");
    assertThat(clone.mvn("incremental:test", storing())).isTrue();
    assertThat(clone.ran()).isEqualTo(Map.of("more", Set.of("trade.MoreTest#more")));
  }

  @Test
  void aBaseClassInATestJarAndGeneratedSourcesSelectWhatUsesThem() throws IOException {
    clone.replace(CHECKS, "factor * one, result", "result, factor * one");
    clone.replace(TEMPLATE, "return 2;", "return 3 - Alone.one();");
    clone.commit("Edit base class and template");
    assertThat(clone.mvn("incremental:test", storing())).isTrue();
    assertThat(clone.ran())
        .isEqualTo(
            Map.of(
                "service",
                Set.of("trade.service.QuoteTest#total"),
                "plain",
                Set.of("trade.plain.AloneTest#two")));

    clone.replace(
        CHECKS, "protected", "@org.junit.jupiter.api.BeforeEach void before() {}\n\n  protected");
    clone.replace(TEMPLATE, "public static", "/** Says it. */\n  public static");
    assertThat(clone.mvn("incremental:test", storing())).isTrue();
    assertThat(clone.ran())
        .isEqualTo(
            Map.of(
                "service",
                Set.of(
                    "trade.service.QuoteTest#fee",
                    "trade.service.QuoteTest#limit",
                    "trade.service.QuoteTest#name",
                    "trade.service.QuoteTest#total")));
  }
}
