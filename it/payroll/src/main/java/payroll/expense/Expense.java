package payroll.expense;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import payroll.staff.Employee;

/** What somebody has paid for the company. */
@Entity
@Table(name = "expenses")
public class Expense {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Employee employee;

  private LocalDate day;
  private String what;
  private BigDecimal amount;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "approved_by")
  private Employee approvedBy;

  private LocalDate paidOn;

  protected Expense() {}

  Expense(Employee employee, LocalDate day, String what, BigDecimal amount) {
    this.employee = employee;
    this.day = day;
    this.what = what;
    this.amount = amount;
  }

  public Long id() {
    return id;
  }

  public Employee employee() {
    return employee;
  }

  public String what() {
    return what;
  }

  public BigDecimal amount() {
    return amount;
  }

  public Optional<LocalDate> paidOn() {
    return Optional.ofNullable(paidOn);
  }

  boolean isApproved() {
    return approvedBy != null;
  }

  void approve(Employee by) {
    approvedBy = by;
  }

  void pay(LocalDate on) {
    paidOn = on;
  }
}
