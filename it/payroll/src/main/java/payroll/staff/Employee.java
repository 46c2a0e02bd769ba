package payroll.staff;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import payroll.company.Department;

@Entity
@Table(name = "employees")
public class Employee {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Department department;

  private String firstName;
  private String lastName;
  private String email;
  private LocalDate born;
  private LocalDate hired;
  private LocalDate lastDay;
  private int holidays = 25;

  protected Employee() {}

  Employee(Department department, Person person, LocalDate hired) {
    this.department = department;
    this.firstName = person.firstName();
    this.lastName = person.lastName();
    this.email = person.email();
    this.born = person.born();
    this.hired = hired;
  }

  public Long id() {
    return id;
  }

  public Department department() {
    return department;
  }

  public String name() {
    return firstName + " " + lastName;
  }

  public String email() {
    return email;
  }

  public LocalDate born() {
    return born;
  }

  public LocalDate hired() {
    return hired;
  }

  public Optional<LocalDate> lastDay() {
    return Optional.ofNullable(lastDay);
  }

  /** Days in a year. */
  public int holidays() {
    return holidays;
  }

  /** Whether this one works here on a day. */
  public boolean employedOn(LocalDate day) {
    return !day.isBefore(hired) && (lastDay == null || !day.isAfter(lastDay));
  }

  void grantHolidays(int days) {
    holidays = days;
  }

  void leave(LocalDate day) {
    lastDay = day;
  }

  void moveTo(Department other) {
    department = other;
  }
}
