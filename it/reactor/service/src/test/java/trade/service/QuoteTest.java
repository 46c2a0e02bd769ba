package trade.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import trade.core.Checks;
import trade.core.Names;

class QuoteTest extends Checks {
  @Test
  void total() {
    isTimes(2, 3, Quote.total(2));
  }

  @Test
  void fee() {
    assertEquals(11, Quote.withFee(10));
  }

  @Test
  void limit() {
    assertTrue(Quote.isAllowed(100));
  }

  @Test
  void name() throws Exception {
    assertEquals("trade", Names.name());
  }
}
