package shop;

/** Prints an order line by line. */
public final class Receipt {
  public String print(Order order) {
    StringBuilder text = new StringBuilder();
    for (Line line : order.lines()) {
      text.append(line.count()).append(" x ").append(line.article());
      text.append(' ').append(line.total()).append('\n');
    }
    return text.toString();
  }
}
