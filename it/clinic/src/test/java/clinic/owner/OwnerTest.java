package clinic.owner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnerTest {
  private final Owner ada = Samples.ada();

  @Test
  void fullName() {
    assertThat(ada.fullName()).isEqualTo("Ada Abel");
  }

  @Test
  void findsPets() {
    assertThat(ada.pet("Minka")).isPresent();
  }

  @Test
  void findsPetsInAnyCase() {
    assertThat(ada.pet("minkA")).isPresent();
  }

  @Test
  void findsNoOtherPets() {
    assertThat(ada.pet("Rex")).isEmpty();
  }

  @Test
  void findsNoNewPetsByNumber() {
    assertThat(ada.pet(0)).isEmpty();
  }

  @Test
  void countsVisits() {
    assertThat(ada.visits()).isEqualTo(2);
    assertThat(Samples.ben().visits()).isZero();
  }
}
