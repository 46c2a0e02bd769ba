package payroll.company;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Departments in the database. */
public interface Departments extends JpaRepository<Department, Long> {
  List<Department> findByCompanyOrderByName(Company company);

  Optional<Department> findByCompanyAndName(Company company, String name);

  @Query("select count(e) from Employee e where e.department = ?1 and e.lastDay is null")
  long staff(Department department);
}
