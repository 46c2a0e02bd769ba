package payroll.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class PartTimeIT extends CompanyTest {
  @Autowired private Hiring hiring;
  @Autowired private Contracts contracts;

  @Test
  void lessWorkIsPaidLess() {
    hiring.work(ada(), 80, day(9, 1));
    assertThat(contracts.on(day(9, 1), ada()).paid()).isEqualByComparingTo("7200");
  }

  @Test
  void theWagesOfAWholePositionStay() {
    assertThat(hiring.work(ben(), 100, day(9, 1)).paid()).isEqualByComparingTo("7000");
  }
}
