package trade.core;

public final class Rates {
  /** A constant, which compilers copy into those who use it. */
  public static final int LIMIT = 100;

  private Rates() {}

  public static int rate() {
    return 3;
  }

  public static int fee() {
    return 1;
  }
}
