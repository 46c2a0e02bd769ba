package trade.service;

import trade.core.Rates;

public final class Quote {
  private Quote() {}

  public static int total(int count) {
    return count * Rates.rate();
  }

  public static int withFee(int price) {
    return price + Rates.fee();
  }

  public static boolean isAllowed(int price) {
    return price <= Rates.LIMIT;
  }
}
