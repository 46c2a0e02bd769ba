package payroll.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class BonusesIT extends CompanyTest {
  @Autowired private PayRun payRun;
  @Autowired private Bonuses bonuses;

  @Test
  void arePaidWithTheWages() {
    payRun.grant(ada(), nextYear(3), BigDecimal.valueOf(500), "A patent");
    payRun.grant(ada(), nextYear(3), BigDecimal.valueOf(250), "Another");
    assertThat(payRun.run(company(), nextYear(3)))
        .filteredOn(payslip -> payslip.employee().name().equals("Ada Abel"))
        .singleElement()
        .satisfies(payslip -> assertThat(payslip.gross()).isEqualByComparingTo("9750"));
  }

  @Test
  void notAfterwards() {
    assertThatThrownBy(() -> payRun.grant(ada(), month(6), BigDecimal.TEN, "Late"))
        .hasMessage("Ada Abel has been paid for 2025-06");
  }

  @Test
  void sayWhatFor() {
    payRun.grant(eve(), nextYear(1), BigDecimal.TEN, "Cake");
    assertThat(bonuses.findByEmployeeOrderById(eve()))
        .extracting(Bonus::reason)
        .containsExactly("Cake");
  }
}
