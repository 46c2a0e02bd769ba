package payroll.pay;

import org.springframework.data.jpa.repository.JpaRepository;

/** Rates in the database. */
public interface Rates extends JpaRepository<Rate, String> {}
