package practice.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OwnerTest {
  @Test
  void telephonesAreDigits() {
    assertThat(new Owner("Ada", "Abel", "Bern", "031 / 123-456").telephone())
        .isEqualTo("031123456");
  }

  @Test
  void hasAFullName() {
    assertThat(new Owner("Ada", "Abel", "Bern", "031123").fullName()).isEqualTo("Ada Abel");
  }

  @Test
  void hasALastName() {
    assertThatThrownBy(() -> new Owner("Ada", " ", "Bern", "031123"))
        .hasMessageContaining("last name");
  }
}
