package payroll.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class AwayIT extends CompanyTest {
  @Autowired private TimeSheet times;

  @Test
  void nobodyIsAwayTwice() {
    times.book(eve(), Absence.Kind.SERVICE, day(5, 5), day(5, 9));
    assertThatThrownBy(() -> times.book(eve(), Absence.Kind.HOLIDAY, day(5, 9), day(5, 12)))
        .hasMessage("Eve Egli is away already");
  }

  @Test
  void theDayAfterIsFree() {
    times.book(eve(), Absence.Kind.SERVICE, day(5, 5), day(5, 9));
    Absence next = times.book(eve(), Absence.Kind.HOLIDAY, day(5, 10), day(5, 12));
    assertThat(next.workingDays()).isEqualTo(1);
  }
}
