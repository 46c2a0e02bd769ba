package trade.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** For tests of other modules. */
public abstract class Checks {
  protected void isTimes(int factor, int one, int result) {
    assertEquals(factor * one, result);
  }
}
