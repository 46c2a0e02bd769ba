package shop;

import java.util.List;

/** What a customer buys, and where it goes. */
public record Order(String country, List<Line> lines) {
  public Money goods() {
    return lines.stream().map(Line::total).reduce(Money.ZERO, Money::plus);
  }

  public int pieces() {
    return lines.stream().mapToInt(Line::count).sum();
  }
}
