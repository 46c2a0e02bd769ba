package payroll.time;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import payroll.staff.Employee;

/** How long somebody worked on a day. */
@Entity
public class Worked {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Employee employee;

  private LocalDate day;
  private int minutes;

  protected Worked() {}

  Worked(Employee employee, LocalDate day, int minutes) {
    this.employee = employee;
    this.day = day;
    this.minutes = minutes;
  }

  public int minutes() {
    return minutes;
  }

  void more(int minutes) {
    this.minutes += minutes;
  }
}
