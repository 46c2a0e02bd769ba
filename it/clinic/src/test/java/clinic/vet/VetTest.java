package clinic.vet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VetTest {
  private final Vet vet = new Vet("Moor");

  @Test
  void needsNoSpecialty() {
    assertThat(vet.summary()).isEqualTo("Moor");
  }

  @Test
  void namesItsSpecialty() {
    vet.add(new Specialty("teeth"));
    assertThat(vet.summary()).isEqualTo("Moor (teeth)");
  }

  @Test
  void sortsItsSpecialties() {
    vet.add(new Specialty("teeth"));
    vet.add(new Specialty("eyes"));
    assertThat(vet.summary()).isEqualTo("Moor (eyes, teeth)");
  }
}
