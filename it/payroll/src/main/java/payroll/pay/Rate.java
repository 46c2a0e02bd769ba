package payroll.pay;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** What part of the wages an insurance takes. */
@Entity
@Table(name = "rates")
public class Rate {
  @Id private String name;
  private BigDecimal percent;

  protected Rate() {}

  public String name() {
    return name;
  }

  public BigDecimal percent() {
    return percent;
  }
}
