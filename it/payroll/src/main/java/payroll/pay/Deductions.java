package payroll.pay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.stereotype.Component;

/** What insurances take. */
@Component
public class Deductions {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Rates rates;

  Deductions(Rates rates) {
    this.rates = rates;
  }

  /** Each insurance's part is rounded to five cents. */
  public BigDecimal of(BigDecimal gross) {
    return rates.findAll().stream()
        .map(rate -> fiveCents(gross.multiply(rate.percent()).divide(HUNDRED)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static BigDecimal fiveCents(BigDecimal amount) {
    BigDecimal twentieths =
        amount.multiply(BigDecimal.valueOf(20)).setScale(0, RoundingMode.HALF_UP);
    return twentieths.divide(BigDecimal.valueOf(20)).setScale(2);
  }
}
