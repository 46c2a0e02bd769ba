package payroll.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import payroll.CompanyTest;

class FoundingIT extends CompanyTest {
  @Autowired private Organisation organisation;
  @Autowired private Companies companies;

  @Test
  void aCompanyIsFoundByItsName() {
    organisation.found(" Blum GmbH ", "Basel");
    assertThat(companies.findByName("Blum GmbH")).map(Company::seat).contains("Basel");
  }

  @Test
  void namesAreTakenOnce() {
    assertThatThrownBy(() -> organisation.found(company().name(), "Bern"))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void thereIsOneToBeginWith() {
    assertThat(companies.findAll()).extracting(Company::name).containsExactly("Alpen AG");
  }
}
