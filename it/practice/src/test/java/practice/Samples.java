package practice;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import practice.owner.Owner;
import practice.owner.OwnerRepository;
import practice.pet.Pet;
import practice.pet.PetRepository;

/** Who and what most tests need. */
@Component
public class Samples {
  public static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private final OwnerRepository owners;
  private final PetRepository pets;

  Samples(OwnerRepository owners, PetRepository pets) {
    this.owners = owners;
    this.pets = pets;
  }

  public Owner ada() {
    return owners.add(new Owner("Ada", "Abel", "Bern", "031123456"));
  }

  public Owner ben() {
    return owners.add(new Owner("Ben", "Abt", "Basel", "061123456"));
  }

  public Pet pet(Owner owner, String type, String name) {
    return pets.add(new Pet(owner.id(), type, name, LocalDate.of(2020, 5, 17)));
  }

  public Pet rex() {
    return pet(ada(), "dog", "Rex");
  }
}
