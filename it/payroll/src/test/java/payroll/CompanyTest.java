package payroll;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.transaction.annotation.Transactional;
import payroll.company.Companies;
import payroll.company.Company;
import payroll.company.Department;
import payroll.company.Departments;
import payroll.staff.Employee;
import payroll.staff.Employees;

/** What tests with a company have in common. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@Transactional
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CompanyTest {
  @Autowired private Alpen alpen;
  @Autowired private Companies companies;
  @Autowired private Departments departments;
  @Autowired private Employees employees;

  @BeforeAll
  void write() {
    alpen.forget();
    alpen.hire();
    alpen.pay();
  }

  protected Company company() {
    return companies.findByName(Alpen.NAME).orElseThrow();
  }

  protected Department department(String name) {
    return departments.findByCompanyAndName(company(), name).orElseThrow();
  }

  protected Employee ada() {
    return employee("ada.abel");
  }

  protected Employee ben() {
    return employee("ben.bernet");
  }

  protected Employee eve() {
    return employee("eve.egli");
  }

  protected Employee max() {
    return employee("max.meier");
  }

  private Employee employee(String name) {
    return employees.findByEmail(name + "@example.com").orElseThrow();
  }

  protected static LocalDate day(int month, int day) {
    return LocalDate.of(Alpen.YEAR, month, day);
  }

  protected static YearMonth month(int month) {
    return YearMonth.of(Alpen.YEAR, month);
  }

  protected static YearMonth nextYear(int month) {
    return YearMonth.of(Alpen.YEAR + 1, month);
  }
}
