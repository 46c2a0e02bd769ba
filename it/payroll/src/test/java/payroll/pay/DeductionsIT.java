package payroll.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class DeductionsIT extends CompanyTest {
  @Autowired private Deductions deductions;
  @Autowired private Payslips payslips;

  @Test
  void areTheSumOfAllRates() {
    assertThat(deductions.of(BigDecimal.valueOf(9000))).isEqualByComparingTo("657.00");
  }

  @Test
  void areRoundedToFiveCents() {
    assertThat(deductions.of(new BigDecimal("4410.71"))).isEqualByComparingTo("321.95");
  }

  @Test
  void areOnThePayslip() {
    Payslip payslip = payslips.of(ben(), month(5)).orElseThrow();
    assertThat(payslip.deductions()).isEqualByComparingTo("306.60");
    assertThat(payslip.net()).isEqualByComparingTo("3893.40");
  }
}
