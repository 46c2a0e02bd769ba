package payroll.expense;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class ApprovalsIT extends CompanyTest {
  @Autowired private ExpenseDesk desk;
  @Autowired private Expenses expenses;

  @Test
  void areNotForOneself() {
    Expense train = expenses.findByEmployeeOrderByDay(ada()).get(0);
    assertThatThrownBy(() -> desk.approve(train, ada()))
        .hasMessage("Ada Abel cannot approve their own expenses");
  }

  @Test
  void areFinal() {
    Expense train = desk.approve(expenses.findByEmployeeOrderByDay(ada()).get(0), eve());
    assertThatThrownBy(() -> desk.withdraw(train)).hasMessage("Train has been approved");
  }
}
