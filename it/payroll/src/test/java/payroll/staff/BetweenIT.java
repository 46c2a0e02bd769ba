package payroll.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.Alpen;
import payroll.CompanyTest;

class BetweenIT extends CompanyTest {
  @Autowired private Employees employees;

  @Test
  void whoCameLaterIsNotThere() {
    assertThat(employees.employedBetween(company(), day(1, 1), day(1, 31)))
        .extracting(Employee::name)
        .contains("Ada Abel", "Max Meier")
        .doesNotContain("Eve Egli");
  }

  @Test
  void whoWentBeforeIsNotEither() {
    assertThat(employees.employedBetween(company(), day(9, 1), day(9, 30)))
        .hasSize(Alpen.people() + 2)
        .extracting(Employee::name)
        .contains("Eve Egli")
        .doesNotContain("Max Meier");
  }
}
