package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForkValuesTest {
  @ParameterizedTest
  @ValueSource(strings = {"os.name", "java.specification.version", "file.encoding", "shop.mode"})
  void whatTestsMayRelyOnCountsForWhoReadsAllProperties(String name) {
    assertThat(ForkValues.countsForWhoReadsAll(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user.name",
        "java.home",
        "java.runtime.version",
        "maven.home",
        "polyglot.engine.WarnInterpreterOnly"
      })
  void whatSaysWhereSomethingRunsDoesNot(String name) {
    assertThat(ForkValues.countsForWhoReadsAll(name)).isFalse();
  }
}
