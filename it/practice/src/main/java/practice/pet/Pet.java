package practice.pet;

import java.time.LocalDate;
import java.time.Period;

/** An animal that somebody owns. */
public record Pet(Long id, long ownerId, String type, String name, LocalDate born) {
  public Pet(long ownerId, String type, String name, LocalDate born) {
    this(null, ownerId, type, name, born);
  }

  /** In whole years. */
  public int ageOn(LocalDate day) {
    return Period.between(born, day).getYears();
  }
}
