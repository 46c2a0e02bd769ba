package payroll.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class IllnessIT extends CompanyTest {
  @Autowired private TimeSheet times;

  @Test
  void isNoHoliday() {
    times.book(ada(), Absence.Kind.ILLNESS, day(2, 3), day(2, 7));
    assertThat(times.daysOfIllness(ada(), 2025)).isEqualTo(5);
    assertThat(times.holidaysLeft(ada(), 2025)).isEqualTo(25);
  }

  @Test
  void isCountedByTheYear() {
    times.book(ada(), Absence.Kind.ILLNESS, day(2, 3), day(2, 7));
    assertThat(times.daysOfIllness(ada(), 2024)).isZero();
  }
}
