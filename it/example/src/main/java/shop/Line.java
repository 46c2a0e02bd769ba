package shop;

/** An article with its price and how many are bought. */
public record Line(String article, Money price, int count) {
  public Money total() {
    return price.times(count);
  }
}
