package payroll.staff;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import payroll.company.Department;

/** Hires, promotes, moves and lets go. */
@Service
@Transactional
public class Hiring {
  private static final int OLDER = 50;
  private static final int HOLIDAYS_OF_OLDER = 30;

  private final Employees employees;
  private final Contracts contracts;

  Hiring(Employees employees, Contracts contracts) {
    this.employees = employees;
    this.contracts = contracts;
  }

  public Employee hire(Department department, Person person, BigDecimal monthly, LocalDate from) {
    return hire(department, person, monthly, 100, from);
  }

  public Employee hire(
      Department department, Person person, BigDecimal monthly, int percent, LocalDate from) {
    employees
        .findByEmail(person.email())
        .ifPresent(
            known -> {
              throw new IllegalArgumentException(known.email() + " works here already");
            });
    Employee employee = new Employee(department, person, from);
    if (!person.born().plusYears(OLDER).isAfter(from)) {
      employee.grantHolidays(HOLIDAYS_OF_OLDER);
    }
    employees.save(employee);
    contracts.saveAndFlush(new Contract(employee, from, monthly, percent));
    return employee;
  }

  public Contract promote(Employee employee, BigDecimal monthly, LocalDate from) {
    Contract now = contracts.on(from, employee);
    if (monthly.compareTo(now.monthly()) <= 0) {
      throw new IllegalArgumentException(now.monthly() + " would not grow");
    }
    return contracts.saveAndFlush(new Contract(employee, from, monthly, now.percent()));
  }

  public Contract work(Employee employee, int percent, LocalDate from) {
    Contract now = contracts.on(from, employee);
    return contracts.saveAndFlush(new Contract(employee, from, now.monthly(), percent));
  }

  public void move(Employee employee, Department department) {
    Employee known = employees.findById(employee.id()).orElseThrow();
    if (!known.department().company().id().equals(department.company().id())) {
      throw new IllegalArgumentException(department.name() + " is of another company");
    }
    known.moveTo(department);
    employees.flush();
  }

  public void leave(Employee employee, LocalDate lastDay) {
    Employee known = employees.findById(employee.id()).orElseThrow();
    if (lastDay.isBefore(known.hired())) {
      throw new IllegalArgumentException(known.name() + " was not there on " + lastDay);
    }
    known.leave(lastDay);
    employees.flush();
  }
}
