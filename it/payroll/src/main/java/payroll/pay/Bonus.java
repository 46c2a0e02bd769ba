package payroll.pay;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import payroll.staff.Employee;

/** An amount beside the wages, paid with those of a month. */
@Entity
@Table(name = "bonuses")
public class Bonus {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Employee employee;

  private LocalDate paidMonth;
  private BigDecimal amount;
  private String reason;

  protected Bonus() {}

  Bonus(Employee employee, YearMonth month, BigDecimal amount, String reason) {
    this.employee = employee;
    this.paidMonth = month.atDay(1);
    this.amount = amount;
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
