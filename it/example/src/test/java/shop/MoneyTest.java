package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MoneyTest {
  @Test
  void adds() {
    assertEquals(new Money(350), new Money(100).plus(new Money(250)));
  }

  @Test
  void subtracts() {
    assertEquals(new Money(-150), new Money(100).minus(new Money(250)));
  }

  @Test
  void multiplies() {
    assertEquals(new Money(750), new Money(250).times(3));
  }

  @Test
  void roundsHalfACentUp() {
    assertEquals(new Money(3), new Money(25).percent(10));
  }

  @Test
  void isPrintedWithTwoDigits() {
    assertEquals("12.05", new Money(1205).toString());
  }
}
