package trade.plain;

public final class Alone {
  private Alone() {}

  public static int one() {
    return 1;
  }
}
