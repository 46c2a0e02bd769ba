package dev.incremental.plugin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How methods and tests are shown. */
class NamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.B#total(La/Order;)I                | a.B#total(a.Order)             | B.total(Order)
          a.B#none()V                          | a.B#none()                     | B.none()
          a.B$C#many(I[[JLjava/util/Map$Entry;Z)V | a.B$C#many(int, long[][], java.util.Map$Entry, boolean) | B$C.many(int, long[][], Map$Entry, boolean)
          B#<init>([La/L;)V                    | B#<init>(a.L[])                | B.<init>(L[])
          a.B#odd([                            | a.B#odd([                      | a.B#odd([
          a.B#cut(La/Order)V                   | a.B#cut(a.Order)               | B.cut(Order)
          """)
  void methodsAreShownWithTheTypesOfTheirParameters(String jvm, String full, String simple) {
    assertThat(Names.FULL.method(jvm)).isEqualTo(full);
    assertThat(Names.SIMPLE.method(jvm)).isEqualTo(simple);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.BTest#total(a.Order, int) | BTest.total(Order, int)
          a.BTest#total()             | BTest.total()
          a.BTest                     | BTest
          """)
  void testsAreShownWithoutPackages(String test, String simple) {
    assertThat(Names.SIMPLE.test(test)).isEqualTo(simple);
    assertThat(Names.FULL.test(test)).isEqualTo(test);
  }
}
