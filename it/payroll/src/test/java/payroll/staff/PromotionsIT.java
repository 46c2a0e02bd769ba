package payroll.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class PromotionsIT extends CompanyTest {
  @Autowired private Hiring hiring;
  @Autowired private Contracts contracts;

  @Test
  void theNewContractHoldsFromItsDayOn() {
    hiring.promote(ada(), BigDecimal.valueOf(9500), day(7, 1));
    assertThat(contracts.on(day(6, 30), ada()).monthly()).isEqualByComparingTo("9000");
    assertThat(contracts.on(day(7, 1), ada()).monthly()).isEqualByComparingTo("9500");
  }

  @Test
  void wagesGrow() {
    assertThatThrownBy(() -> hiring.promote(ada(), BigDecimal.valueOf(9000), day(7, 1)))
        .hasMessage("9000.00 would not grow");
  }

  @Test
  void thePercentageStays() {
    assertThat(hiring.promote(ben(), BigDecimal.valueOf(8000), day(7, 1)).percent()).isEqualTo(60);
  }
}
