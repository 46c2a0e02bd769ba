package shop;

/** Takes ten per cent off orders of a hundred or more. */
public final class Discount {
  private static final long FROM_CENTS = 100_00;

  public Money of(Order order) {
    Money goods = order.goods();
    return goods.cents() >= FROM_CENTS ? goods.percent(10) : Money.ZERO;
  }
}
