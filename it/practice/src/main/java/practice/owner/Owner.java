package practice.owner;

/** Who brings animals; without a number as long as it is not kept. */
public record Owner(Long id, String firstName, String lastName, String city, String telephone) {
  public Owner {
    if (lastName == null || lastName.isBlank()) {
      throw new IllegalArgumentException("An owner has a last name");
    }
    telephone = digits(telephone);
  }

  public Owner(String firstName, String lastName, String city, String telephone) {
    this(null, firstName, lastName, city, telephone);
  }

  public String fullName() {
    return firstName + " " + lastName;
  }

  private static String digits(String telephone) {
    return telephone.replaceAll("[ /-]", "");
  }
}
