package payroll.report;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import payroll.company.Company;

/** What the management asks for. */
@Service
@Transactional(readOnly = true)
public class Figures {
  private final EntityManager entities;

  Figures(EntityManager entities) {
    this.entities = entities;
  }

  /** People on a day, by department in alphabetical order, without those where nobody works. */
  public Map<String, Long> headcount(Company company, LocalDate day) {
    return byDepartment(
        "select d.name, count(e) from Employee e join e.department d where d.company = :company"
            + " and e.hired <= :day and (e.lastDay is null or e.lastDay >= :day)",
        company,
        day,
        Long.class);
  }

  /** Gross wages of a month, by department in alphabetical order. */
  public Map<String, BigDecimal> wages(Company company, YearMonth month) {
    return byDepartment(
        "select d.name, sum(p.gross) from Payslip p join p.employee e join e.department d"
            + " where d.company = :company and p.paidMonth = :day",
        company,
        month.atDay(1),
        BigDecimal.class);
  }

  private <V> Map<String, V> byDepartment(
      String query, Company company, LocalDate day, Class<V> type) {
    List<Object[]> rows =
        entities
            .createQuery(query + " group by d.name order by d.name", Object[].class)
            .setParameter("company", company)
            .setParameter("day", day)
            .getResultList();
    Map<String, V> result = new LinkedHashMap<>();
    rows.forEach(row -> result.put((String) row[0], type.cast(row[1])));
    return result;
  }

  /** Of all that were paid for a month; nothing where nobody was. */
  public BigDecimal averageNet(Company company, YearMonth month) {
    List<BigDecimal> nets =
        entities
            .createQuery(
                "select p.net from Payslip p where p.employee.department.company = :company"
                    + " and p.paidMonth = :day",
                BigDecimal.class)
            .setParameter("company", company)
            .setParameter("day", month.atDay(1))
            .getResultList();
    if (nets.isEmpty()) {
      return BigDecimal.ZERO;
    }
    return nets.stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(nets.size()), 2, RoundingMode.HALF_UP);
  }

  /** Leavers of a year, in per cent of those who were there on its first day. */
  public long turnover(Company company, int year) {
    LocalDate first = LocalDate.of(year, 1, 1);
    long before = headcount(company, first).values().stream().mapToLong(Long::longValue).sum();
    long left =
        entities
            .createQuery(
                "select count(e) from Employee e where e.department.company = :company"
                    + " and e.lastDay between :first and :last",
                Long.class)
            .setParameter("company", company)
            .setParameter("first", first)
            .setParameter("last", LocalDate.of(year, 12, 31))
            .getSingleResult();
    return before == 0 ? 0 : 100 * left / before;
  }
}
