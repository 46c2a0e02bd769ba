package payroll.pay;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import payroll.staff.Employee;

/** Bonuses in the database. */
public interface Bonuses extends JpaRepository<Bonus, Long> {
  List<Bonus> findByEmployeeOrderById(Employee employee);

  @Query(
      "select coalesce(sum(b.amount), 0) from Bonus b"
          + " where b.employee = ?1 and b.paidMonth = ?2")
  BigDecimal sum(Employee employee, LocalDate month);
}
