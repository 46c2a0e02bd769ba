package payroll.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.Alpen;
import payroll.CompanyTest;
import payroll.staff.Hiring;

class TurnoverIT extends CompanyTest {
  @Autowired private Figures figures;
  @Autowired private Hiring hiring;

  @Test
  void isInPerCentOfThoseAtTheBeginning() {
    assertThat(figures.turnover(company(), 2025)).isEqualTo(100 / (Alpen.people() + 2));
  }

  @Test
  void growsWithEachWhoLeaves() {
    hiring.leave(ada(), day(12, 1));
    assertThat(figures.turnover(company(), 2025)).isEqualTo(200 / (Alpen.people() + 2));
  }

  @Test
  void isNothingWithoutAnybody() {
    assertThat(figures.turnover(company(), 2019)).isZero();
  }
}
