package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiscountTest {
  private final Discount discount = new Discount();

  @Test
  void smallOrdersGetNone() {
    assertEquals(Money.ZERO, discount.of(order(99_99)));
  }

  @Test
  void ordersOfAHundredGetTenPerCent() {
    assertEquals(new Money(10_00), discount.of(order(100_00)));
  }

  private static Order order(long cents) {
    return new Order("DE", List.of(new Line("tea", new Money(cents), 1)));
  }
}
