package payroll.company;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Companies in the database. */
public interface Companies extends JpaRepository<Company, Long> {
  Optional<Company> findByName(String name);
}
