package practice.vet;

import java.util.List;

/** Who treats animals. */
public record Vet(long id, String firstName, String lastName, List<String> specialties) {
  public boolean knows(String specialty) {
    return specialties.contains(specialty);
  }
}
