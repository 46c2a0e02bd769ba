package trade.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RatesTest {
  @Test
  void rate() {
    assertEquals(3, Rates.rate());
  }

  @Test
  void fee() {
    assertEquals(1, Rates.fee());
  }
}
