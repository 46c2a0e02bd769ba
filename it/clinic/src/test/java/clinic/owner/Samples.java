package clinic.owner;

import java.time.LocalDate;
import org.springframework.test.util.ReflectionTestUtils;

/** Owners and animals for tests. */
final class Samples {
  static final PetType CAT = new PetType("cat");
  static final PetType DOG = new PetType("dog");

  private Samples() {}

  /** Ada Abel, number 1, with a cat that came twice. */
  static Owner ada() {
    Owner ada = owner(1, "Ada", "Abel");
    Pet cat = new Pet("Minka", LocalDate.of(2020, 3, 1), CAT);
    cat.add(new Visit(LocalDate.of(2025, 2, 1), "vaccination"));
    cat.add(new Visit(LocalDate.of(2025, 8, 1), "teeth"));
    ada.add(cat);
    return ada;
  }

  /** Ben Baker, number 2, without animals. */
  static Owner ben() {
    return owner(2, "Ben", "Baker");
  }

  private static Owner owner(int id, String firstName, String lastName) {
    Owner owner = new Owner(firstName, lastName, "Bern", "111111");
    ReflectionTestUtils.setField(owner, "id", id);
    return owner;
  }
}
