package payroll.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class HiringIT extends CompanyTest {
  @Autowired private Hiring hiring;
  @Autowired private Employees employees;
  @Autowired private Contracts contracts;

  @Test
  void whoIsHiredIsFound() {
    hire("Zoé", "Zürcher");
    assertThat(employees.findByEmail("zoe.zurcher@example.com"))
        .map(Employee::name)
        .contains("Zoé Zürcher");
  }

  @Test
  void nobodyIsHiredTwice() {
    assertThatThrownBy(() -> hire("Ada", "Abel"))
        .hasMessage("ada.abel@example.com works here already");
  }

  @Test
  void aFirstContractBeginsOnTheFirstDay() {
    hire("Zoé", "Zürcher");
    Employee zoe = employees.findByEmail("zoe.zurcher@example.com").orElseThrow();
    assertThat(contracts.findByEmployeeOrderByValidFrom(zoe))
        .extracting(Contract::validFrom)
        .containsExactly(zoe.hired());
  }

  private void hire(String firstName, String lastName) {
    Person person = new Person(firstName, lastName, day(1, 1).minusYears(30));
    hiring.hire(department("Sales"), person, BigDecimal.valueOf(6000), day(11, 1));
  }
}
