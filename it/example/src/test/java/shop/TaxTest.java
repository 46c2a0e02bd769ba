package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TaxTest {
  private final Tax tax = new Tax();

  @Test
  void germanRate() {
    assertEquals(new Money(19_00), tax.on(new Money(100_00), "DE"));
  }

  @Test
  void otherCountriesPayNone() {
    assertEquals(0, tax.rate("US"));
  }
}
