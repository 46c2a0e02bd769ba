package payroll.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class HolidaysIT extends CompanyTest {
  @Autowired private TimeSheet times;

  @Test
  void takeWorkingDays() {
    times.book(ada(), Absence.Kind.HOLIDAY, day(7, 14), day(7, 27));
    assertThat(times.holidaysLeft(ada(), 2025)).isEqualTo(15);
  }

  @Test
  void comeToAnEnd() {
    times.book(ada(), Absence.Kind.HOLIDAY, day(7, 7), day(8, 1));
    assertThatThrownBy(() -> times.book(ada(), Absence.Kind.HOLIDAY, day(9, 1), day(9, 8)))
        .hasMessage("Ada Abel has 5 days left");
  }

  @Test
  void comeBackWhenCancelled() {
    Absence absence = times.book(ben(), Absence.Kind.HOLIDAY, day(7, 14), day(7, 18));
    times.cancel(absence);
    assertThat(times.holidaysLeft(ben(), 2025)).isEqualTo(30);
  }
}
