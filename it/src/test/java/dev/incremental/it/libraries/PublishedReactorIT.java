package dev.incremental.it.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.maven.Reactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of several modules that nobody here wrote. */
class PublishedReactorIT {
  private static final String SOURCE =
      "core/src/main/java/org/apache/commons/numbers/core/ArithmeticUtils.java";

  @TempDir Path parent;

  @Test
  void whatAFullBuildShowsRedIsSelectedFromTheRootAndWithAlsoMake() throws IOException {
    Path downloads = Path.of("target", "numbers").toAbsolutePath();
    Reactor reactor = PublishedReactor.in(parent.resolve("numbers"), downloads);
    assertThat(reactor.mvn("incremental:snapshot")).isTrue();
    Map<String, Set<String>> all = reactor.ran();
    assertThat(all)
        .containsOnlyKeys("core", "fraction", "field", "gamma", "combinatorics", "primes");
    assertThat(reactor.git().status()).isEmpty();
    assertThat(reactor.mvn("incremental:test")).isTrue();
    assertThat(reactor.ran()).isEmpty();

    reactor.replace(SOURCE, "return -negatedGcd;", "return 1 - negatedGcd;");
    Reactor full = reactor.copiedTo(parent.resolve("full"));
    Reactor part = reactor.copiedTo(parent.resolve("part"));
    assertThat(full.mvn("test", "-Dmaven.test.failure.ignore=true")).isTrue();
    assertThat(full.failed()).containsKeys("core", "fraction");

    assertThat(reactor.mvn("incremental:test", "-Dmaven.test.failure.ignore=true")).isTrue();
    assertThat(reactor.failed()).isEqualTo(full.failed());
    assertThat(reactor.ran().keySet()).doesNotContain("gamma", "primes");
    assertThat(size(reactor.ran())).isLessThan(size(all) / 2);

    assertThat(
            part.mvn(
                "incremental:test", "-pl", "fraction", "-am", "-Dmaven.test.failure.ignore=true"))
        .isTrue();
    assertThat(part.ran()).containsOnlyKeys("core", "fraction");
    assertThat(part.ran().get("core")).isEqualTo(reactor.ran().get("core"));
    assertThat(part.ran().get("fraction")).isEqualTo(reactor.ran().get("fraction"));
  }

  private static int size(Map<String, Set<String>> tests) {
    return tests.values().stream().mapToInt(Set::size).sum();
  }
}
