package payroll.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;
import payroll.staff.Hiring;
import payroll.staff.Person;

class NewcomersIT extends CompanyTest {
  @Autowired private PayRun payRun;
  @Autowired private Payslips payslips;
  @Autowired private Hiring hiring;

  @Test
  void areNotPaidBefore() {
    assertThat(payslips.of(eve(), month(1))).isEmpty();
  }

  @Test
  void arePaidForTheirDays() {
    assertThat(payslips.of(eve(), month(2)))
        .map(Payslip::gross)
        .hasValueSatisfying(gross -> assertThat(gross).isEqualByComparingTo("4410.71"));
  }

  @Test
  void arePaidAfterTheOthers() {
    Person person = new Person("Zoé", "Zürcher", day(1, 1).minusYears(30));
    hiring.hire(department("Sales"), person, BigDecimal.valueOf(6000), day(11, 16));
    assertThat(payRun.run(company(), month(11)))
        .singleElement()
        .satisfies(payslip -> assertThat(payslip.gross()).isEqualByComparingTo("3000"));
  }
}
