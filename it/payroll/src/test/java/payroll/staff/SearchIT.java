package payroll.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.Alpen;
import payroll.CompanyTest;

class SearchIT extends CompanyTest {
  @Autowired private Employees employees;

  @Test
  void findsByTheBeginningInAnyCase() {
    assertThat(employees.named("AB")).extracting(Employee::name).containsExactly("Ada Abel");
    assertThat(employees.named("unger")).hasSize(Alpen.people() - 1);
  }

  @Test
  void findsNobody() {
    assertThat(employees.named("x")).isEmpty();
  }
}
