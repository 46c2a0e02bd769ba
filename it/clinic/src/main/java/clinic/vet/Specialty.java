package clinic.vet;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a vet is especially good at. */
@Entity
@Table(name = "specialties")
public class Specialty {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  private String name;

  protected Specialty() {}

  public Specialty(String name) {
    this.name = name;
  }

  public String getName() {
    return name;
  }
}
