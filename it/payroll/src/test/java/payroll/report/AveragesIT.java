package payroll.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;
import payroll.company.Company;
import payroll.company.Organisation;
import payroll.pay.PayRun;
import payroll.staff.Hiring;
import payroll.staff.Person;

class AveragesIT extends CompanyTest {
  @Autowired private Figures figures;
  @Autowired private PayRun payRun;
  @Autowired private Organisation organisation;
  @Autowired private Hiring hiring;

  @Test
  void areOfNetWages() {
    Company other = organisation.found("Blum GmbH", "Basel");
    hire(other, "Ann", 4000);
    hire(other, "Zoé", 6000);
    payRun.run(other, month(10));
    assertThat(figures.averageNet(other, month(10))).isEqualByComparingTo("4635");
  }

  @Test
  void areNothingWhereNobodyIsPaid() {
    assertThat(figures.averageNet(company(), nextYear(1))).isZero();
  }

  private void hire(Company company, String name, int monthly) {
    Person person = new Person(name, "Blum", day(1, 1).minusYears(30));
    hiring.hire(
        organisation.open(company, name + "'s"), person, BigDecimal.valueOf(monthly), day(10, 1));
  }
}
