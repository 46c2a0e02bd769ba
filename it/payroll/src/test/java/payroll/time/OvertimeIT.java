package payroll.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class OvertimeIT extends CompanyTest {
  @Autowired private TimeSheet times;

  @Test
  void isWhatGoesBeyondTheContract() {
    times.work(ada(), day(3, 3), 540);
    times.work(ada(), day(3, 4), 500);
    assertThat(times.overtime(ada(), month(3))).isEqualTo(32);
  }

  @Test
  void beginsEarlierForPartTime() {
    times.work(ben(), day(3, 3), 400);
    assertThat(times.overtime(ben(), month(3))).isEqualTo(98);
  }
}
