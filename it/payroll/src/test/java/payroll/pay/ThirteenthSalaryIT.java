package payroll.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class ThirteenthSalaryIT extends CompanyTest {
  @Autowired private Payslips payslips;

  @Test
  void isPaidInDecember() {
    assertThat(gross(12)).isEqualByComparingTo("18000");
    assertThat(gross(11)).isEqualByComparingTo("9000");
  }

  @Test
  void newcomersHaveAPartOfIt() {
    assertThat(payslips.of(eve(), month(12)).orElseThrow().gross())
        .isEqualByComparingTo("12287.67");
  }

  private BigDecimal gross(int month) {
    return payslips.of(ada(), month(month)).orElseThrow().gross();
  }
}
