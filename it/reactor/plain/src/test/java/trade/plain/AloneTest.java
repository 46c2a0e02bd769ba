package trade.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AloneTest {
  @Test
  void one() {
    assertEquals(1, Alone.one());
  }

  @Test
  void two() {
    assertEquals(2, Built.two());
  }
}
