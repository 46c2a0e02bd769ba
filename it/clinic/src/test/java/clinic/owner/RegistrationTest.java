package clinic.owner;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.vet.VetRepository;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest
class RegistrationTest {
  @Autowired private OwnerRepository owners;
  @Autowired private VetRepository vets;

  @Test
  @DirtiesContext
  void aNewOwnerIsKept() {
    owners.save(new Owner("Eva", "Egli", "Chur", "555555"));
    assertThat(owners.findByCityOrderByLastName("Chur")).hasSize(1);
  }

  @Test
  void nobodyIsFromChurAtFirst() {
    assertThat(owners.findByCityOrderByLastName("Chur")).isEmpty();
  }

  @Test
  void vetsAreKept() {
    assertThat(vets.findAll()).isSameAs(vets.findAll());
  }
}
