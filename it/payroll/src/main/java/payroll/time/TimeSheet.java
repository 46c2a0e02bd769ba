package payroll.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import payroll.staff.Contracts;
import payroll.staff.Employee;

/** Who was there, and who was not. */
@Service
@Transactional
public class TimeSheet {
  private static final int MINUTES_OF_A_DAY = 504;

  private final Absences absences;
  private final WorkedDays worked;
  private final Contracts contracts;

  TimeSheet(Absences absences, WorkedDays worked, Contracts contracts) {
    this.absences = absences;
    this.worked = worked;
    this.contracts = contracts;
  }

  public Absence book(Employee employee, Absence.Kind kind, LocalDate first, LocalDate last) {
    if (!absences.between(employee, first, last).isEmpty()) {
      throw new IllegalArgumentException(employee.name() + " is away already");
    }
    Absence absence = new Absence(employee, kind, first, last);
    if (kind == Absence.Kind.HOLIDAY
        && absence.workingDays() > holidaysLeft(employee, first.getYear())) {
      throw new IllegalArgumentException(
          employee.name() + " has " + holidaysLeft(employee, first.getYear()) + " days left");
    }
    return absences.saveAndFlush(absence);
  }

  public void cancel(Absence absence) {
    absences.deleteById(absence.id());
    absences.flush();
  }

  public long holidaysLeft(Employee employee, int year) {
    return employee.holidays() - away(employee, year, Absence.Kind.HOLIDAY);
  }

  public long daysOfIllness(Employee employee, int year) {
    return away(employee, year, Absence.Kind.ILLNESS);
  }

  private long away(Employee employee, int year, Absence.Kind kind) {
    List<Absence> all =
        absences.between(employee, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    return all.stream().filter(each -> each.kind() == kind).mapToLong(Absence::workingDays).sum();
  }

  /** Adds to what is known of the day. */
  public Worked work(Employee employee, LocalDate day, int minutes) {
    if (!employee.employedOn(day)) {
      throw new IllegalArgumentException(employee.name() + " does not work here on " + day);
    }
    Worked known = worked.findByEmployeeAndDay(employee, day).orElse(null);
    if (known == null) {
      return worked.saveAndFlush(new Worked(employee, day, minutes));
    }
    known.more(minutes);
    return worked.saveAndFlush(known);
  }

  /** Minutes beyond what the contract asks for, of the days that were worked; may be negative. */
  public long overtime(Employee employee, YearMonth month) {
    int percent = contracts.on(month.atEndOfMonth(), employee).percent();
    List<Worked> days =
        worked.findByEmployeeAndDayBetween(employee, month.atDay(1), month.atEndOfMonth());
    long due = (long) days.size() * MINUTES_OF_A_DAY * percent / 100;
    return days.stream().mapToLong(Worked::minutes).sum() - due;
  }
}
