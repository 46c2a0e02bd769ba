package payroll.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.Alpen;
import payroll.CompanyTest;

class HeadcountIT extends CompanyTest {
  @Autowired private Figures figures;

  @Test
  void isByDepartment() {
    assertThat(figures.headcount(company(), day(3, 1)))
        .containsExactly(
            Map.entry("Engineering", 1L),
            Map.entry("Finance", 1L),
            Map.entry("Sales", 1L),
            Map.entry("Works", (long) Alpen.people()));
  }

  @Test
  void goesDown() {
    assertThat(figures.headcount(company(), day(9, 1))).containsEntry("Works", Alpen.people() - 1L);
  }

  @Test
  void beginsWithTheFirst() {
    assertThat(figures.headcount(company(), day(1, 1).minusYears(5)))
        .containsOnlyKeys("Engineering");
  }
}
