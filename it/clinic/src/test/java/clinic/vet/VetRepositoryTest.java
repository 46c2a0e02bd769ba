package clinic.vet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;

@DataJpaTest(showSql = false)
class VetRepositoryTest {
  @Autowired private VetRepository vets;

  @Test
  void areSorted() {
    assertThat(vets.findAll()).extracting(Vet::getLastName).containsExactly("Kern", "Lang", "Moor");
  }

  @Test
  void knowTheirSpecialties() {
    assertThat(vets.findAll().get(2).summary()).isEqualTo("Moor (surgery, teeth)");
  }

  @Test
  void areFoundBySpecialty() {
    assertThat(vets.skilledIn("surgery")).extracting(Vet::getLastName).containsExactly("Lang", "Moor");
  }
}
