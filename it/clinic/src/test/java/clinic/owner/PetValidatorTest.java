package clinic.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Errors;

class PetValidatorTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  private final Pet pet = new Pet("Rex", TODAY, Samples.DOG);

  private Errors errors() {
    Errors errors = new BeanPropertyBindingResult(pet, "pet");
    new PetValidator(TODAY).validate(pet, errors);
    return errors;
  }

  @Test
  void acceptsAPet() {
    assertThat(errors().hasErrors()).isFalse();
  }

  @Test
  void wantsAName() {
    pet.setName(" ");
    assertThat(errors().getFieldError("name").getCode()).isEqualTo("required");
  }

  @Test
  void wantsAKind() {
    pet.setType(null);
    assertThat(errors().getFieldError("type").getCode()).isEqualTo("required");
  }

  @Test
  void wantsABirth() {
    pet.setBirthDate(null);
    assertThat(errors().getFieldError("birthDate").getCode()).isEqualTo("required");
  }

  @Test
  void wantsNoFutureBirth() {
    pet.setBirthDate(TODAY.plusDays(1));
    assertThat(errors().getFieldError("birthDate").getCode()).isEqualTo("future");
  }

  @Test
  void judgesPetsAlone() {
    assertThat(new PetValidator(TODAY).supports(Pet.class)).isTrue();
    assertThat(new PetValidator(TODAY).supports(Owner.class)).isFalse();
  }
}
