package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTest {
  @Test
  void everyLineIsPrinted() {
    Order order = new Order("DE", List.of(new Line("tea", new Money(250), 2)));
    assertEquals("2 x tea 5.00\n", new Receipt().print(order));
  }

  @Test
  void nothingIsPrintedForAnEmptyOrder() {
    assertEquals("", new Receipt().print(new Order("DE", List.of())));
  }
}
