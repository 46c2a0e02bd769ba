package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {
  private final Order order =
      new Order(
          "DE",
          List.of(new Line("tea", new Money(250), 2), new Line("cup", new Money(900), 1)));

  @Test
  void goodsAreTheSumOfAllLines() {
    assertEquals(new Money(1400), order.goods());
  }

  @Test
  void piecesAreCounted() {
    assertEquals(3, order.pieces());
  }
}
