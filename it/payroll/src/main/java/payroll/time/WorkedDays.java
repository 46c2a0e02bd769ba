package payroll.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import payroll.staff.Employee;

/** Worked days in the database. */
public interface WorkedDays extends JpaRepository<Worked, Long> {
  Optional<Worked> findByEmployeeAndDay(Employee employee, LocalDate day);

  List<Worked> findByEmployeeAndDayBetween(Employee employee, LocalDate first, LocalDate last);
}
