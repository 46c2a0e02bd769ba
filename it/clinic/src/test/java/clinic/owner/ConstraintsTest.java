package clinic.owner;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private static int violations(Object subject) {
    return VALIDATOR.validate(subject).size();
  }

  @Test
  void anOwner() {
    assertThat(violations(new Owner("Ada", "Abel", "Bern", "111111"))).isZero();
  }

  @Test
  void anOwnerWithoutACity() {
    assertThat(violations(new Owner("Ada", "Abel", "", "111111"))).isOne();
  }

  @Test
  void anOwnerWithLettersAsTelephone() {
    assertThat(violations(new Owner("Ada", "Abel", "Bern", "abcdef"))).isOne();
  }

  @Test
  void aVisit() {
    assertThat(violations(new Visit(LocalDate.of(2026, 1, 1), "limps"))).isZero();
  }

  @Test
  void aVisitWithoutAnything() {
    assertThat(violations(new Visit())).isEqualTo(2);
  }
}
