package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceTest {
  private final Invoice invoice =
      Invoice.of(new Order("DE", List.of(new Line("pot", new Money(100_00), 1))));

  @Test
  void taxIsOnGoodsAndShippingAfterDiscount() {
    assertEquals(new Money(18_03), invoice.tax());
  }

  @Test
  void totalHoldsEverything() {
    assertEquals(new Money(112_93), invoice.total());
  }
}
