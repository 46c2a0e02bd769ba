package payroll.pay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class RatesIT extends CompanyTest {
  @Autowired private Rates rates;

  @Test
  void threeInsurancesTakeTheirPart() {
    assertThat(rates.findAll())
        .extracting(Rate::name)
        .containsExactlyInAnyOrder("pension", "unemployment", "accident");
  }

  @Test
  void theAccidentsAreTheCheapest() {
    assertThat(rates.findById("accident"))
        .map(Rate::percent)
        .hasValueSatisfying(percent -> assertThat(percent).isEqualByComparingTo("0.9"));
  }
}
