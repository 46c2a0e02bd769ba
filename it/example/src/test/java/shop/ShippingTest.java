package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShippingTest {
  private final Shipping shipping = new Shipping();

  @Test
  void firstPieceCostsWhatTheTableSays() {
    assertEquals(new Money(4_90), shipping.to("DE", 1));
  }

  @Test
  void eachFurtherPieceCostsTheSame() {
    assertEquals(new Money(5_90), shipping.to("DE", 3));
  }

  @Test
  void unknownCountriesPayTheHighestRate() {
    assertEquals(new Money(19_90), shipping.to("NZ", 1));
  }
}
