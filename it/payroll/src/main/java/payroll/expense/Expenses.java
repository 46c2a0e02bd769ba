package payroll.expense;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import payroll.company.Company;
import payroll.staff.Employee;

/** Expenses in the database. */
public interface Expenses extends JpaRepository<Expense, Long> {
  List<Expense> findByEmployeeOrderByDay(Employee employee);

  @Query(
      "select x from Expense x where x.employee.department.company = ?1"
          + " and x.approvedBy is not null and x.paidOn is null order by x.id")
  List<Expense> due(Company company);

  @Query(
      "select coalesce(sum(x.amount), 0) from Expense x"
          + " where x.employee.department.company = ?1 and x.paidOn is null")
  BigDecimal open(Company company);
}
