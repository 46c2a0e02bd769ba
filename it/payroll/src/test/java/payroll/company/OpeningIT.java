package payroll.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class OpeningIT extends CompanyTest {
  @Autowired private Organisation organisation;
  @Autowired private Departments departments;

  @Test
  void aNewOneIsAmongTheOthers() {
    organisation.open(company(), "Legal");
    assertThat(departments.findByCompanyOrderByName(company()))
        .extracting(Department::name)
        .containsExactly("Engineering", "Finance", "Legal", "Sales", "Works");
  }

  @Test
  void aCompanyHasOneOfEachName() {
    assertThatThrownBy(() -> organisation.open(company(), "Sales"))
        .hasMessage("Alpen AG has Sales already");
  }

  @Test
  void anotherCompanyMayHaveTheSame() {
    Company other = organisation.found("Blum GmbH", "Basel");
    assertThat(organisation.open(other, "Sales").company().name()).isEqualTo("Blum GmbH");
  }
}
