package practice.pet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import practice.DatabaseTest;
import practice.Samples;
import practice.owner.Owner;
import practice.owner.OwnerRepository;

@DatabaseTest
class PetRepositoryIT {
  @Autowired private PetRepository pets;
  @Autowired private OwnerRepository owners;
  @Autowired private Samples samples;

  @Test
  void knowsTypes() {
    assertThat(pets.types()).containsExactly("cat", "dog", "hamster", "horse");
  }

  @Test
  void whatIsAddedIsFound() {
    Pet rex = samples.rex();
    assertThat(pets.find(rex.id())).contains(rex);
  }

  @Test
  void snakesAreNotTreated() {
    Owner ada = samples.ada();
    assertThatThrownBy(() -> samples.pet(ada, "snake", "Kaa"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No snakes here");
  }

  @Test
  void areInTheOrderOfTheirNames() {
    Owner ada = samples.ada();
    samples.pet(ada, "dog", "Rex");
    samples.pet(ada, "cat", "Mia");
    assertThat(pets.of(ada.id())).extracting(Pet::name).containsExactly("Mia", "Rex");
  }

  @Test
  void theOldestComesFirst() {
    Owner ada = samples.ada();
    samples.pet(ada, "cat", "Mia");
    pets.add(new Pet(ada.id(), "horse", "Max", LocalDate.of(2005, 1, 1)));
    assertThat(pets.of(ada.id())).extracting(Pet::name).containsExactly("Max", "Mia");
  }

  @Test
  void anOwnerHasOneOfEachName() {
    Owner ada = samples.ada();
    samples.pet(ada, "dog", "Rex");
    assertThatThrownBy(() -> samples.pet(ada, "cat", "Rex"))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void twoOwnersMayChooseTheSameName() {
    samples.pet(samples.ada(), "dog", "Rex");
    assertThat(samples.pet(samples.ben(), "dog", "Rex").id()).isPositive();
  }

  @Test
  void getsAnotherName() {
    Pet rex = samples.rex();
    assertThat(pets.rename(rex.id(), "Max")).isTrue();
    assertThat(pets.find(rex.id()).orElseThrow().name()).isEqualTo("Max");
  }

  @Test
  void goesWithItsOwner() {
    Pet rex = samples.rex();
    owners.remove(rex.ownerId());
    assertThat(pets.find(rex.id())).isEmpty();
  }

  @Test
  void nobodyIsThatOld() {
    Owner ada = samples.ada();
    assertThatThrownBy(
            () -> pets.add(new Pet(ada.id(), "cat", "Methuselah", LocalDate.of(1979, 12, 31))))
        .isInstanceOf(DataIntegrityViolationException.class);
  }
}
