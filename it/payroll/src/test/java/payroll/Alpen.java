package payroll;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;
import payroll.company.Companies;
import payroll.company.Company;
import payroll.company.Department;
import payroll.company.Organisation;
import payroll.pay.PayRun;
import payroll.staff.Employee;
import payroll.staff.Hiring;
import payroll.staff.Person;

/** The company of most tests: four people of whom they speak, and many more. */
@Component
public class Alpen {
  static final String NAME = "Alpen AG";
  static final int YEAR = 2025;

  private final DataSource database;
  private final Companies companies;
  private final Organisation organisation;
  private final Hiring hiring;
  private final PayRun payRun;

  Alpen(
      DataSource database,
      Companies companies,
      Organisation organisation,
      Hiring hiring,
      PayRun payRun) {
    this.database = database;
    this.companies = companies;
    this.organisation = organisation;
    this.hiring = hiring;
    this.payRun = payRun;
  }

  /** How many work in the works, one of them until August. */
  public static int people() {
    return Integer.getInteger("payroll.people", 10);
  }

  void forget() {
    new JdbcTemplate(database)
        .execute(
            "TRUNCATE companies, departments, employees, contracts, payslips, bonuses, absences,"
                + " worked, expenses");
  }

  /** Founds it and hires its people. */
  void hire() {
    Company company = organisation.found(NAME, "Chur");
    Department engineering = organisation.open(company, "Engineering");
    Department finance = organisation.open(company, "Finance");
    Department sales = organisation.open(company, "Sales");
    Department works = organisation.open(company, "Works");
    hire(engineering, "Ada", "Abel", LocalDate.of(1980, 5, 5), 9000, 100, "2020-01-01");
    hire(finance, "Ben", "Bernet", LocalDate.of(1970, 2, 2), 7000, 60, "2022-03-15");
    hire(sales, "Eve", "Egli", LocalDate.of(1995, 9, 9), 6500, 100, "2025-02-10");
    LocalDate born = LocalDate.of(1990, 1, 1);
    Employee max = hire(works, "Max", "Meier", born, 5200, 80, "2021-06-01");
    hiring.leave(max, LocalDate.of(YEAR, 8, 31));
    for (int i = 1; i < people(); i++) {
      hire(works, "Uli", "Unger" + i, born, 5000, 100, "2023-01-01");
    }
  }

  private Employee hire(
      Department department,
      String firstName,
      String lastName,
      LocalDate born,
      int monthly,
      int percent,
      String from) {
    return hiring.hire(
        department,
        new Person(firstName, lastName, born),
        BigDecimal.valueOf(monthly),
        percent,
        LocalDate.parse(from));
  }

  /** Pays its people for a year. */
  void pay() {
    Company company = companies.findByName(NAME).orElseThrow();
    for (int month = 1; month <= 12; month++) {
      payRun.run(company, YearMonth.of(YEAR, month));
    }
    new ResourceDatabasePopulator(new ClassPathResource("expenses.sql")).execute(database);
  }
}
