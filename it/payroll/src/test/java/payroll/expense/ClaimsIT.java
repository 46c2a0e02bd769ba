package payroll.expense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class ClaimsIT extends CompanyTest {
  @Autowired private ExpenseDesk desk;
  @Autowired private Expenses expenses;

  @Test
  void areInTheOrderOfTheirDays() {
    desk.claim(ada(), day(10, 1), "Books", BigDecimal.valueOf(60));
    assertThat(expenses.findByEmployeeOrderByDay(ada()))
        .extracting(Expense::what)
        .containsExactly("Books", "Train");
  }

  @Test
  void haveALimit() {
    assertThatThrownBy(() -> desk.claim(ada(), day(10, 1), "Piano", new BigDecimal("2000.05")))
        .hasMessage("2000.05 is more than 2000.00");
  }

  @Test
  void mayBeWithdrawn() {
    desk.withdraw(desk.claim(ben(), day(10, 1), "Books", BigDecimal.valueOf(60)));
    assertThat(expenses.findByEmployeeOrderByDay(ben())).isEmpty();
  }
}
