package payroll.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class HolidayClaimsIT extends CompanyTest {
  @Autowired private Hiring hiring;

  @Test
  void mostHaveFiveWeeks() {
    assertThat(ada().holidays()).isEqualTo(25);
  }

  @Test
  void whoIsFiftyWhenHiredHasSix() {
    assertThat(ben().holidays()).isEqualTo(30);
    assertThat(hiredAged(50).holidays()).isEqualTo(30);
  }

  @Test
  void whoIsYoungerHasNot() {
    assertThat(hiredAged(49).holidays()).isEqualTo(25);
  }

  private Employee hiredAged(int years) {
    Person person = new Person("Old", "Age" + years, day(11, 1).minusYears(years));
    return hiring.hire(department("Sales"), person, BigDecimal.valueOf(6000), day(11, 1));
  }
}
