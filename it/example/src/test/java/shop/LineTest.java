package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTest {
  @ParameterizedTest
  @CsvSource({"1, 250", "2, 500", "10, 2500"})
  void totalIsPriceTimesCount(int count, long cents) {
    assertEquals(new Money(cents), new Line("tea", new Money(250), count).total());
  }
}
