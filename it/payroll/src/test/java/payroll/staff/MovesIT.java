package payroll.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;
import payroll.company.Department;
import payroll.company.Organisation;

class MovesIT extends CompanyTest {
  @Autowired private Hiring hiring;
  @Autowired private Employees employees;
  @Autowired private Organisation organisation;

  @Test
  void whoMovesIsInTheNewDepartment() {
    hiring.move(ada(), department("Finance"));
    assertThat(employees.findByDepartmentOrderByLastNameAscFirstNameAsc(department("Finance")))
        .extracting(Employee::name)
        .containsExactly("Ada Abel", "Ben Bernet");
  }

  @Test
  void andNotInTheOld() {
    hiring.move(ada(), department("Finance"));
    assertThat(employees.findByDepartmentOrderByLastNameAscFirstNameAsc(department("Engineering")))
        .isEmpty();
  }

  @Test
  void notToAnotherCompany() {
    Department other = organisation.open(organisation.found("Blum GmbH", "Basel"), "Garden");
    assertThatThrownBy(() -> hiring.move(ada(), other)).hasMessage("Garden is of another company");
  }
}
