package payroll.company;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "companies")
public class Company {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  private String name;
  private String seat;

  protected Company() {}

  Company(String name, String seat) {
    this.name = name;
    this.seat = seat;
  }

  public Long id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String seat() {
    return seat;
  }

  void rename(String name) {
    this.name = name;
  }
}
