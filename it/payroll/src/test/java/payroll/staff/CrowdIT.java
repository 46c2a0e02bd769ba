package payroll.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import payroll.CompanyTest;

@Transactional(propagation = Propagation.NOT_SUPPORTED)
class CrowdIT extends CompanyTest {
  @Autowired private Hiring hiring;
  @Autowired private Employees employees;

  @Test
  void aWholeTeamIsHiredAndStays() {
    for (int i = 0; i < 120; i++) {
      hiring.hire(
          department("Engineering"),
          new Person("Team", "Mate" + i, day(1, 1).minusYears(20)),
          BigDecimal.valueOf(7000),
          day(10, 1));
    }
    assertThat(employees.named("mate")).hasSize(120);
  }

  @Test
  void thereIsNobodyOfThatNameElse() {
    assertThat(employees.named("mates")).isEmpty();
  }
}
