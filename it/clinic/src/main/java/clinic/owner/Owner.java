package clinic.owner;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Somebody with animals. */
@Entity
@Table(name = "owners")
public class Owner {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @NotBlank
  @Column(name = "first_name")
  private String firstName;

  @NotBlank
  @Column(name = "last_name")
  private String lastName;

  @NotBlank private String city;

  @Pattern(regexp = "\\d{6,12}", message = "{telephone.wrong}")
  private String telephone;

  @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
  @JoinColumn(name = "owner_id")
  @OrderBy("name")
  private List<Pet> pets = new ArrayList<>();

  public Owner() {}

  public Owner(String firstName, String lastName, String city, String telephone) {
    this.firstName = firstName;
    this.lastName = lastName;
    this.city = city;
    this.telephone = telephone;
  }

  public Integer getId() {
    return id;
  }

  public String getFirstName() {
    return firstName;
  }

  public void setFirstName(String firstName) {
    this.firstName = firstName;
  }

  public String getLastName() {
    return lastName;
  }

  public void setLastName(String lastName) {
    this.lastName = lastName;
  }

  public String getCity() {
    return city;
  }

  public void setCity(String city) {
    this.city = city;
  }

  public String getTelephone() {
    return telephone;
  }

  public void setTelephone(String telephone) {
    this.telephone = telephone;
  }

  public List<Pet> getPets() {
    return Collections.unmodifiableList(pets);
  }

  public void add(Pet pet) {
    pets.add(pet);
  }

  public String fullName() {
    return firstName + " " + lastName;
  }

  /** The animal of this name, in whatever case. */
  public Optional<Pet> pet(String name) {
    return pets.stream().filter(pet -> pet.getName().equalsIgnoreCase(name)).findFirst();
  }

  /** The animal with this number. */
  public Optional<Pet> pet(int petId) {
    return pets.stream().filter(pet -> pet.getId() != null && pet.getId() == petId).findFirst();
  }

  public int visits() {
    return pets.stream().mapToInt(pet -> pet.getVisits().size()).sum();
  }
}
