package practice.bill;

import java.math.BigDecimal;

/** What treatments cost, before taxes. */
public final class Fees {
  private static final BigDecimal VISIT = new BigDecimal("40.00");
  private static final BigDecimal LARGE = new BigDecimal("2");
  private static final BigDecimal OLD = new BigDecimal("7.50");
  private static final int OLD_FROM = 10;

  private Fees() {}

  public static BigDecimal of(String type, int age) {
    BigDecimal fee = type.equals("horse") ? VISIT.multiply(LARGE) : VISIT;
    return age >= OLD_FROM ? fee.add(OLD) : fee;
  }
}
