package payroll.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;
import payroll.staff.Hiring;

class CorrectionsIT extends CompanyTest {
  @Autowired private PayRun payRun;
  @Autowired private Hiring hiring;

  @Test
  void takeALaterContractIntoAccount() {
    hiring.promote(ada(), BigDecimal.valueOf(10000), day(6, 1));
    assertThat(payRun.correct(ada(), month(6)).net()).isEqualByComparingTo("9270");
  }

  @Test
  void changeNothingWhereNothingChanged() {
    assertThat(payRun.correct(ben(), month(6)).gross()).isEqualByComparingTo("4200");
  }

  @Test
  void needAPayslip() {
    assertThatThrownBy(() -> payRun.correct(eve(), month(1)))
        .hasMessage("Eve Egli was not paid for 2025-01");
  }
}
