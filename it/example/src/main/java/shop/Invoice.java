package shop;

/** The sums of an order. */
public record Invoice(Money goods, Money discount, Money shipping, Money tax) {
  public static Invoice of(Order order) {
    Money discount = new Discount().of(order);
    Money shipping = new Shipping().to(order.country(), order.pieces());
    Money net = order.goods().minus(discount).plus(shipping);
    return new Invoice(order.goods(), discount, shipping, new Tax().on(net, order.country()));
  }

  public Money total() {
    return goods.minus(discount).plus(shipping).plus(tax);
  }
}
