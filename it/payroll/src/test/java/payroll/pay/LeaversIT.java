package payroll.pay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;
import payroll.staff.Hiring;

class LeaversIT extends CompanyTest {
  @Autowired private PayRun payRun;
  @Autowired private Payslips payslips;
  @Autowired private Hiring hiring;

  @Test
  void arePaidForTheirLastMonth() {
    assertThat(payslips.of(max(), month(8)).orElseThrow().net()).isEqualByComparingTo("3856.30");
  }

  @Test
  void andNotForTheNext() {
    assertThat(payslips.of(max(), month(9))).isEmpty();
  }

  @Test
  void arePaidForTheirDays() {
    hiring.leave(eve(), nextYear(4).atDay(15));
    assertThat(payRun.run(company(), nextYear(4)))
        .filteredOn(payslip -> payslip.employee().name().equals("Eve Egli"))
        .singleElement()
        .satisfies(payslip -> assertThat(payslip.gross()).isEqualByComparingTo("3250"));
  }
}
