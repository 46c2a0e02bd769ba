package payroll.time;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.LocalDate;
import payroll.staff.Employee;

/** Days on which somebody is away. */
@Entity
@Table(name = "absences")
public class Absence {
  /** Why somebody is away. */
  public enum Kind {
    HOLIDAY,
    ILLNESS,
    SERVICE
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Employee employee;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private LocalDate firstDay;
  private LocalDate lastDay;

  protected Absence() {}

  Absence(Employee employee, Kind kind, LocalDate firstDay, LocalDate lastDay) {
    this.employee = employee;
    this.kind = kind;
    this.firstDay = firstDay;
    this.lastDay = lastDay;
  }

  public Long id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  /** From Monday to Friday. */
  public long workingDays() {
    return firstDay
        .datesUntil(lastDay.plusDays(1))
        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
        .count();
  }
}
