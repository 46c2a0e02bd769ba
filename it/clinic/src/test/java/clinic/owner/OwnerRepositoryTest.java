package clinic.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.autoconfigure.orm.jpa.TestEntityManager;

@DataJpaTest(showSql = false)
class OwnerRepositoryTest {
  @Autowired private OwnerRepository owners;
  @Autowired private PetTypeRepository types;
  @Autowired private TestEntityManager entities;

  @Test
  void findsByBeginning() {
    assertThat(owners.named("Ca")).extracting(Owner::getFirstName).containsExactly("Dora", "Cleo");
  }

  @Test
  void findsByBeginningInAnyCase() {
    assertThat(owners.named("aB")).extracting(Owner::getLastName).containsExactly("Abel");
  }

  @Test
  void findsByCity() {
    assertThat(owners.findByCityOrderByLastName("Bern"))
        .extracting(Owner::getLastName)
        .containsExactly("Abel", "Baker");
  }

  @Test
  void findsPetsInOrder() {
    Owner ben = owners.named("Baker").get(0);
    assertThat(ben.getPets()).extracting(Pet::getName).containsExactly("Rex", "Tom");
  }

  @Test
  void findsVisitsInOrder() {
    Pet rex = owners.named("Baker").get(0).pet("rex").orElseThrow();
    assertThat(rex.getVisits())
        .extracting(Visit::getDescription)
        .containsExactly("limps", "limps again");
  }

  @Test
  void keepsANewPet() {
    Owner cleo = owners.named("Carver").get(0);
    cleo.add(new Pet("Hector", LocalDate.of(2024, 1, 2), types.findAllByOrderByName().get(2)));
    owners.saveAndFlush(cleo);
    entities.clear();
    assertThat(owners.named("Carver").get(0).pet("Hector").orElseThrow().getType().getName())
        .isEqualTo("horse");
  }
}
