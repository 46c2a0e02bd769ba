package payroll.company;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import payroll.CompanyTest;

class RenamingIT extends CompanyTest {
  @Autowired private Organisation organisation;
  @Autowired private Companies companies;
  @Autowired private Departments all;

  @Test
  void theOldNameIsForgotten() {
    organisation.rename(company(), "Gipfel AG");
    assertThat(companies.findByName("Alpen AG")).isEmpty();
    assertThat(companies.findByName("Gipfel AG")).isPresent();
  }

  @Test
  void departmentsStay() {
    long before = departments();
    organisation.rename(company(), "Gipfel AG");
    organisation.rename(companies.findByName("Gipfel AG").orElseThrow(), "Alpen AG");
    assertThat(departments()).isEqualTo(before).isEqualTo(4);
  }

  private long departments() {
    return companies
        .findByName("Alpen AG")
        .map(each -> all.findByCompanyOrderByName(each).size())
        .orElseThrow();
  }
}
