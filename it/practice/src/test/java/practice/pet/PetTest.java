package practice.pet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PetTest {
  private final Pet rex = new Pet(1, "dog", "Rex", LocalDate.of(2020, 5, 17));

  @Test
  void isOlderOnItsBirthday() {
    assertThat(rex.ageOn(LocalDate.of(2026, 5, 16))).isEqualTo(5);
    assertThat(rex.ageOn(LocalDate.of(2026, 5, 17))).isEqualTo(6);
  }

  @Test
  void isBornWithoutYears() {
    assertThat(rex.ageOn(rex.born())).isZero();
  }
}
