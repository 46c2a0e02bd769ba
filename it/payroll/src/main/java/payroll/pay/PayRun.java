package payroll.pay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import payroll.company.Company;
import payroll.staff.Contracts;
import payroll.staff.Employee;
import payroll.staff.Employees;

/** Pays the people of a company for a month. */
@Service
@Transactional
public class PayRun {
  private final Employees employees;
  private final Contracts contracts;
  private final Payslips payslips;
  private final Bonuses bonuses;
  private final Deductions deductions;

  PayRun(
      Employees employees,
      Contracts contracts,
      Payslips payslips,
      Bonuses bonuses,
      Deductions deductions) {
    this.employees = employees;
    this.contracts = contracts;
    this.payslips = payslips;
    this.bonuses = bonuses;
    this.deductions = deductions;
  }

  /** Those who have been paid for the month already are not paid again. */
  public List<Payslip> run(Company company, YearMonth month) {
    List<Payslip> paid =
        employees.employedBetween(company, month.atDay(1), month.atEndOfMonth()).stream()
            .filter(employee -> payslips.of(employee, month).isEmpty())
            .map(employee -> pay(employee, month))
            .toList();
    payslips.flush();
    return paid;
  }

  /** Calculates anew what somebody has been paid for a month. */
  public Payslip correct(Employee employee, YearMonth month) {
    Payslip payslip =
        payslips
            .of(employee, month)
            .orElseThrow(
                () -> new IllegalArgumentException(employee.name() + " was not paid for " + month));
    BigDecimal gross = gross(employee, month);
    payslip.correct(gross, deductions.of(gross));
    return payslips.saveAndFlush(payslip);
  }

  public Bonus grant(Employee employee, YearMonth month, BigDecimal amount, String reason) {
    if (payslips.of(employee, month).isPresent()) {
      throw new IllegalStateException(employee.name() + " has been paid for " + month);
    }
    return bonuses.saveAndFlush(new Bonus(employee, month, amount, reason));
  }

  private Payslip pay(Employee employee, YearMonth month) {
    BigDecimal gross = gross(employee, month);
    return payslips.save(new Payslip(employee, month, gross, deductions.of(gross)));
  }

  private BigDecimal gross(Employee employee, YearMonth month) {
    BigDecimal whole = contracts.on(lastDay(employee, month), employee).paid();
    BigDecimal wages = part(whole, days(employee, month), month.lengthOfMonth());
    if (month.getMonth() == Month.DECEMBER) {
      wages = wages.add(part(whole, daysOfYear(employee, month), month.lengthOfYear()));
    }
    return wages.add(bonuses.sum(employee, month.atDay(1)));
  }

  private static BigDecimal part(BigDecimal whole, long days, int of) {
    return whole
        .multiply(BigDecimal.valueOf(days))
        .divide(BigDecimal.valueOf(of), 2, RoundingMode.HALF_UP);
  }

  private static long days(Employee employee, YearMonth month) {
    return between(employee, month.atDay(1), month.atEndOfMonth());
  }

  private static long daysOfYear(Employee employee, YearMonth month) {
    return between(employee, LocalDate.of(month.getYear(), 1, 1), month.atEndOfMonth());
  }

  private static long between(Employee employee, LocalDate first, LocalDate last) {
    LocalDate from = employee.hired().isAfter(first) ? employee.hired() : first;
    LocalDate until = employee.lastDay().filter(day -> day.isBefore(last)).orElse(last);
    return Math.max(0, ChronoUnit.DAYS.between(from, until) + 1);
  }

  private static LocalDate lastDay(Employee employee, YearMonth month) {
    LocalDate end = month.atEndOfMonth();
    return employee.lastDay().filter(day -> day.isBefore(end)).orElse(end);
  }
}
