package payroll.company;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

@Entity
@Table(name = "departments")
public class Department {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Company company;

  private String name;

  protected Department() {}

  Department(Company company, String name) {
    this.company = company;
    this.name = name;
  }

  public Long id() {
    return id;
  }

  public Company company() {
    return company;
  }

  public String name() {
    return name;
  }
}
