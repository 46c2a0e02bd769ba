package payroll.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class AnniversariesIT extends CompanyTest {
  @Autowired private Employees employees;

  @Test
  void theOldestComesFirst() {
    assertThat(employees.hiredInMonth(1)).first().extracting(Employee::name).isEqualTo("Ada Abel");
  }

  @Test
  void whoHasLeftHasNone() {
    assertThat(employees.hiredInMonth(6)).isEmpty();
  }
}
