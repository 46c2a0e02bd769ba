package payroll.expense;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class PaymentsIT extends CompanyTest {
  @Autowired private ExpenseDesk desk;
  @Autowired private Expenses expenses;

  @Test
  void areForWhatIsApproved() {
    assertThat(desk.pay(company(), day(11, 30)))
        .extracting(Expense::what)
        .containsExactly("Dinner");
  }

  @Test
  void areMadeOnce() {
    desk.pay(company(), day(11, 30));
    assertThat(desk.pay(company(), day(12, 31))).isEmpty();
  }

  @Test
  void leaveWhatIsOpen() {
    assertThat(expenses.open(company())).isEqualByComparingTo("204.50");
    desk.pay(company(), day(11, 30));
    assertThat(expenses.open(company())).isEqualByComparingTo("84");
  }
}
