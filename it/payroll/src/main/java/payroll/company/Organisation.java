package payroll.company;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Founds and divides companies. */
@Service
@Transactional
public class Organisation {
  private final Companies companies;
  private final Departments departments;

  Organisation(Companies companies, Departments departments) {
    this.companies = companies;
    this.departments = departments;
  }

  public Company found(String name, String seat) {
    return companies.saveAndFlush(new Company(name.strip(), seat));
  }

  public Company rename(Company company, String name) {
    Company known = companies.getReferenceById(company.id());
    known.rename(name.strip());
    return companies.saveAndFlush(known);
  }

  public Department open(Company company, String name) {
    if (departments.findByCompanyAndName(company, name).isPresent()) {
      throw new IllegalArgumentException(company.name() + " has " + name + " already");
    }
    return departments.saveAndFlush(new Department(company, name));
  }

  /** Only where nobody works any more, and nobody ever did. */
  public void close(Department department) {
    long staff = departments.staff(department);
    if (staff > 0) {
      throw new IllegalStateException(staff + " people work for " + department.name());
    }
    departments.deleteById(department.id());
    departments.flush();
  }
}
