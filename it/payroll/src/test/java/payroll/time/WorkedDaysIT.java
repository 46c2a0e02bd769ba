package payroll.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class WorkedDaysIT extends CompanyTest {
  @Autowired private TimeSheet times;
  @Autowired private WorkedDays days;

  @Test
  void growOverTheDay() {
    times.work(ada(), day(3, 3), 200);
    times.work(ada(), day(3, 3), 300);
    assertThat(days.findByEmployeeAndDay(ada(), day(3, 3))).map(Worked::minutes).contains(500);
  }

  @Test
  void nobodyWorksBeforeTheyAreHired() {
    assertThatThrownBy(() -> times.work(eve(), day(2, 9), 100))
        .hasMessage("Eve Egli does not work here on 2025-02-09");
  }

  @Test
  void thereAreNoneToBeginWith() {
    assertThat(days.count()).isZero();
  }
}
