package practice.vet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import practice.DatabaseTest;

@DatabaseTest
class VetRepositoryIT {
  @Autowired private VetRepository vets;

  private Vet cole() {
    return vets.all().stream().filter(vet -> vet.lastName().equals("Cole")).findAny().orElseThrow();
  }

  @Test
  void areInTheOrderOfTheirNames() {
    assertThat(vets.all()).extracting(Vet::lastName).containsExactly("Ames", "Beck", "Cole");
  }

  @Test
  void haveSpecialties() {
    assertThat(vets.all().get(0).specialties()).containsExactly("surgery", "teeth");
  }

  @Test
  void mayHaveNone() {
    assertThat(cole().specialties()).isEmpty();
  }

  @Test
  void areFoundByWhatTheyKnow() {
    assertThat(vets.knowing("surgery")).extracting(Vet::lastName).containsExactly("Ames", "Beck");
    assertThat(vets.knowing("teeth")).extracting(Vet::lastName).containsExactly("Ames");
  }

  @Test
  void nobodyKnowsEverything() {
    assertThat(vets.knowing("dragons")).isEmpty();
  }

  @Test
  void learn() {
    vets.learns(cole().id(), "teeth");
    assertThat(cole().knows("teeth")).isTrue();
  }

  @Test
  void learnAThingOnce() {
    vets.learns(cole().id(), "teeth");
    vets.learns(cole().id(), "teeth");
    assertThat(cole().specialties()).containsExactly("teeth");
  }
}
