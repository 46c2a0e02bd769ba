package payroll.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class WageBillIT extends CompanyTest {
  @Autowired private Figures figures;

  @Test
  void isByDepartment() {
    assertThat(figures.wages(company(), month(3)).get("Finance")).isEqualByComparingTo("4200");
  }

  @Test
  void isEmptyForWhatIsNotPaid() {
    assertThat(figures.wages(company(), nextYear(1))).isEmpty();
  }
}
