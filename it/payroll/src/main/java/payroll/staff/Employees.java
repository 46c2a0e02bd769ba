package payroll.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import payroll.company.Company;
import payroll.company.Department;

/** Employees in the database. */
public interface Employees extends JpaRepository<Employee, Long> {
  Optional<Employee> findByEmail(String email);

  List<Employee> findByDepartmentOrderByLastNameAscFirstNameAsc(Department department);

  @Query(
      "select e from Employee e where lower(e.lastName) like lower(concat(?1, '%'))"
          + " order by e.lastName, e.firstName")
  List<Employee> named(String beginning);

  @Query(
      "select e from Employee e where e.department.company = ?1 and e.hired <= ?3"
          + " and (e.lastDay is null or e.lastDay >= ?2) order by e.id")
  List<Employee> employedBetween(Company company, LocalDate first, LocalDate last);

  @Query(
      "select e from Employee e where e.lastDay is null and extract(month from e.hired) = ?1"
          + " order by e.hired, e.id")
  List<Employee> hiredInMonth(int month);
}
