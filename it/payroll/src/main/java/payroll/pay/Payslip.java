package payroll.pay;

import jakarta.persistence.Column;
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

/** What somebody was paid for a month. */
@Entity
@Table(name = "payslips")
public class Payslip {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Employee employee;

  private LocalDate paidMonth;
  private BigDecimal gross;
  private BigDecimal deductions;

  @Column(insertable = false, updatable = false)
  private BigDecimal net;

  protected Payslip() {}

  Payslip(Employee employee, YearMonth month, BigDecimal gross, BigDecimal deductions) {
    this.employee = employee;
    this.paidMonth = month.atDay(1);
    this.gross = gross;
    this.deductions = deductions;
  }

  public YearMonth month() {
    return YearMonth.from(paidMonth);
  }

  public Employee employee() {
    return employee;
  }

  public BigDecimal gross() {
    return gross;
  }

  public BigDecimal deductions() {
    return deductions;
  }

  public BigDecimal net() {
    return net == null ? gross.subtract(deductions) : net;
  }

  void correct(BigDecimal gross, BigDecimal deductions) {
    this.gross = gross;
    this.deductions = deductions;
    this.net = null;
  }
}
