package clinic.owner;

import java.time.LocalDate;
import org.springframework.util.StringUtils;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/** What must be known of an animal. */
public class PetValidator implements Validator {
  private final LocalDate today;

  public PetValidator(LocalDate today) {
    this.today = today;
  }

  @Override
  public boolean supports(Class<?> type) {
    return Pet.class.isAssignableFrom(type);
  }

  @Override
  public void validate(Object target, Errors errors) {
    Pet pet = (Pet) target;
    if (!StringUtils.hasText(pet.getName())) {
      errors.rejectValue("name", "required", "is required");
    }
    if (pet.isNew() && pet.getType() == null) {
      errors.rejectValue("type", "required", "is required");
    }
    if (pet.getBirthDate() == null) {
      errors.rejectValue("birthDate", "required", "is required");
    } else if (pet.getBirthDate().isAfter(today)) {
      errors.rejectValue("birthDate", "future", "is not yet");
    }
  }
}
