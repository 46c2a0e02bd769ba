package payroll.pay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.Alpen;
import payroll.CompanyTest;

class PayRunIT extends CompanyTest {
  @Autowired private PayRun payRun;
  @Autowired private Payslips payslips;

  @Test
  void allWhoWorkArePaid() {
    assertThat(payRun.run(company(), nextYear(1))).hasSize(Alpen.people() + 2);
  }

  @Test
  void nobodyIsPaidTwice() {
    assertThat(payRun.run(company(), month(6))).isEmpty();
  }

  @Test
  void aYearHasTwelvePayslips() {
    assertThat(payslips.findByEmployeeOrderByPaidMonth(ada()))
        .extracting(Payslip::month)
        .hasSize(12)
        .startsWith(month(1))
        .endsWith(month(12));
  }
}
