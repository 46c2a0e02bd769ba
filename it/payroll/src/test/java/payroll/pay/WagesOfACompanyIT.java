package payroll.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.Alpen;
import payroll.CompanyTest;
import payroll.company.Organisation;

class WagesOfACompanyIT extends CompanyTest {
  @Autowired private Payslips payslips;
  @Autowired private Organisation organisation;

  @Test
  void areTheSumOfAllPayslips() {
    assertThat(payslips.wages(company(), month(3).atDay(1)))
        .isEqualByComparingTo(
            BigDecimal.valueOf(9000 + 4200 + 6500 + 4160 + 5000L * (Alpen.people() - 1)));
  }

  @Test
  void areNothingForANewOne() {
    assertThat(payslips.wages(organisation.found("Blum GmbH", "Basel"), month(3).atDay(1)))
        .isZero();
  }
}
