package shop;

/** An amount in cents. */
public record Money(long cents) {
  public static final Money ZERO = new Money(0);

  public Money plus(Money other) {
    return new Money(cents + other.cents);
  }

  public Money minus(Money other) {
    return new Money(cents - other.cents);
  }

  public Money times(int count) {
    return new Money(cents * count);
  }

  public Money percent(int percent) {
    return new Money(Math.floorDiv(cents * percent + 50, 100));
  }

  @Override
  public String toString() {
    return cents / 100 + "." + String.format("%02d", cents % 100);
  }
}
