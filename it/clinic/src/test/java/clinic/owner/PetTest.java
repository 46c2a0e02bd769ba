package clinic.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PetTest {
  private final Pet pet = new Pet("Rex", LocalDate.of(2020, 6, 1), Samples.DOG);

  @Test
  void growsOlderOnItsBirthday() {
    assertThat(pet.ageOn(LocalDate.of(2024, 5, 31))).isEqualTo(3);
    assertThat(pet.ageOn(LocalDate.of(2024, 6, 1))).isEqualTo(4);
  }

  @Test
  void isNewUntilKept() {
    assertThat(pet.isNew()).isTrue();
  }

  @Test
  void keepsItsVisitsToItself() {
    assertThatThrownBy(() -> pet.getVisits().add(new Visit()))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
