package payroll.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Contracts in the database. */
public interface Contracts extends JpaRepository<Contract, Long> {
  List<Contract> findByEmployeeOrderByValidFrom(Employee employee);

  Optional<Contract> findFirstByEmployeeAndValidFromLessThanEqualOrderByValidFromDesc(
      Employee employee, LocalDate day);

  default Contract on(LocalDate day, Employee employee) {
    return findFirstByEmployeeAndValidFromLessThanEqualOrderByValidFromDesc(employee, day)
        .orElseThrow(
            () -> new IllegalStateException(employee.name() + " had no contract on " + day));
  }
}
