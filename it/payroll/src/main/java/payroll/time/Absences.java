package payroll.time;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import payroll.staff.Employee;

/** Absences in the database. */
public interface Absences extends JpaRepository<Absence, Long> {
  @Query(
      "select a from Absence a where a.employee = ?1 and a.firstDay <= ?3 and a.lastDay >= ?2"
          + " order by a.firstDay")
  List<Absence> between(Employee employee, LocalDate first, LocalDate last);
}
