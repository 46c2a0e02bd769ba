package payroll.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class ClosingIT extends CompanyTest {
  @Autowired private Organisation organisation;
  @Autowired private Departments departments;

  @Test
  void nobodyMayWorkThere() {
    assertThatThrownBy(() -> organisation.close(department("Finance")))
        .hasMessage("1 people work for Finance");
  }

  @Test
  void anEmptyOneIsGone() {
    organisation.close(organisation.open(company(), "Legal"));
    assertThat(departments.findByCompanyAndName(company(), "Legal")).isEmpty();
  }
}
