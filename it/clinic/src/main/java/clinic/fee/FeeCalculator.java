package clinic.fee;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Computes the price of visits. */
public class FeeCalculator {
  private final BigDecimal visit;
  private final int surchargePercent;

  public FeeCalculator(BigDecimal visit, int surchargePercent) {
    if (surchargePercent < 0) {
      throw new IllegalArgumentException("negative surcharge: " + surchargePercent);
    }
    this.visit = visit;
    this.surchargePercent = surchargePercent;
  }

  /** The price of one visit. */
  public BigDecimal single() {
    return withSurcharge(visit);
  }

  /** The price of some visits, the fifth and each after it for half the money. */
  public BigDecimal several(int visits) {
    int full = Math.min(visits, 4);
    int half = visits - full;
    BigDecimal halves = visit.multiply(BigDecimal.valueOf(half)).divide(BigDecimal.valueOf(2));
    return withSurcharge(visit.multiply(BigDecimal.valueOf(full)).add(halves));
  }

  private BigDecimal withSurcharge(BigDecimal price) {
    return price
        .multiply(BigDecimal.valueOf(100L + surchargePercent))
        .divide(BigDecimal.valueOf(100))
        .setScale(2, RoundingMode.HALF_UP);
  }
}
