package payroll.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class LeavingIT extends CompanyTest {
  @Autowired private Hiring hiring;
  @Autowired private Employees employees;

  @Test
  void whoHasLeftIsNotEmployed() {
    assertThat(max().employedOn(day(8, 31))).isTrue();
    assertThat(max().employedOn(day(9, 1))).isFalse();
  }

  @Test
  void nobodyLeavesBeforeTheyCome() {
    assertThatThrownBy(() -> hiring.leave(eve(), day(2, 9)))
        .hasMessage("Eve Egli was not there on 2025-02-09");
  }

  @Test
  void theLastDayIsKept() {
    hiring.leave(eve(), day(12, 31));
    assertThat(eve().lastDay()).contains(day(12, 31));
  }
}
