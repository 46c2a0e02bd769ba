package payroll.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class ContractHistoryIT extends CompanyTest {
  @Autowired private Hiring hiring;
  @Autowired private Contracts contracts;

  @Test
  void isInTheOrderOfTime() {
    hiring.promote(ada(), BigDecimal.valueOf(9500), day(7, 1));
    hiring.work(ada(), 50, day(9, 1));
    assertThat(contracts.findByEmployeeOrderByValidFrom(ada()))
        .extracting(Contract::percent)
        .containsExactly(100, 100, 50);
  }

  @Test
  void thereIsNoneBeforeTheFirst() {
    assertThatThrownBy(() -> contracts.on(day(2, 9), eve()))
        .hasMessage("Eve Egli had no contract on 2025-02-09");
  }
}
