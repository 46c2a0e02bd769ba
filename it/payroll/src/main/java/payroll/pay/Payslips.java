package payroll.pay;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import payroll.company.Company;
import payroll.staff.Employee;

/** Payslips in the database. */
public interface Payslips extends JpaRepository<Payslip, Long> {
  List<Payslip> findByEmployeeOrderByPaidMonth(Employee employee);

  Optional<Payslip> findByEmployeeAndPaidMonth(Employee employee, LocalDate month);

  @Query(
      "select coalesce(sum(p.gross), 0) from Payslip p"
          + " where p.employee.department.company = ?1 and p.paidMonth = ?2")
  BigDecimal wages(Company company, LocalDate month);

  default Optional<Payslip> of(Employee employee, YearMonth month) {
    return findByEmployeeAndPaidMonth(employee, month.atDay(1));
  }
}
