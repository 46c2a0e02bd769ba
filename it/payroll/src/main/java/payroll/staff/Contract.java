package payroll.staff;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** What somebody earns from a day on. */
@Entity
@Table(name = "contracts")
public class Contract {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Employee employee;

  private LocalDate validFrom;
  private BigDecimal monthly;
  private int percent = 100;

  protected Contract() {}

  Contract(Employee employee, LocalDate validFrom, BigDecimal monthly, int percent) {
    this.employee = employee;
    this.validFrom = validFrom;
    this.monthly = monthly;
    this.percent = percent;
  }

  public LocalDate validFrom() {
    return validFrom;
  }

  /** Of a whole position. */
  public BigDecimal monthly() {
    return monthly;
  }

  public int percent() {
    return percent;
  }

  public BigDecimal paid() {
    return monthly.multiply(BigDecimal.valueOf(percent)).divide(HUNDRED, 2, RoundingMode.HALF_UP);
  }
}
