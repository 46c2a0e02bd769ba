package clinic.vet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Somebody who looks after animals. */
@Entity
@Table(name = "vets")
public class Vet {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @Column(name = "last_name")
  private String lastName;

  @ManyToMany(fetch = FetchType.EAGER)
  @JoinTable(
      name = "vet_specialties",
      joinColumns = @JoinColumn(name = "vet_id"),
      inverseJoinColumns = @JoinColumn(name = "specialty_id"))
  private Set<Specialty> specialties = new LinkedHashSet<>();

  protected Vet() {}

  public Vet(String lastName) {
    this.lastName = lastName;
  }

  public String getLastName() {
    return lastName;
  }

  public List<Specialty> getSpecialties() {
    return specialties.stream().sorted(Comparator.comparing(Specialty::getName)).toList();
  }

  public void add(Specialty specialty) {
    specialties.add(specialty);
  }

  /** One line of a list. */
  public String summary() {
    return specialties.isEmpty()
        ? lastName
        : lastName + " (" + String.join(", ", getSpecialties().stream().map(Specialty::getName).toList()) + ")";
  }
}
