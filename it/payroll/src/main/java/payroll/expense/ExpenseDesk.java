package payroll.expense;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import payroll.company.Company;
import payroll.staff.Employee;

/** Gives back what people have paid for the company. */
@Service
@Transactional
public class ExpenseDesk {
  static final BigDecimal LIMIT = new BigDecimal("2000.00");

  private final Expenses expenses;

  ExpenseDesk(Expenses expenses) {
    this.expenses = expenses;
  }

  public Expense claim(Employee employee, LocalDate day, String what, BigDecimal amount) {
    if (amount.compareTo(LIMIT) > 0) {
      throw new IllegalArgumentException(amount + " is more than " + LIMIT);
    }
    return expenses.saveAndFlush(new Expense(employee, day, what, amount));
  }

  public Expense approve(Expense expense, Employee by) {
    Expense known = expenses.findById(expense.id()).orElseThrow();
    if (known.employee().id().equals(by.id())) {
      throw new IllegalArgumentException(by.name() + " cannot approve their own expenses");
    }
    known.approve(by);
    return expenses.saveAndFlush(known);
  }

  /** Pays what has been approved. */
  public List<Expense> pay(Company company, LocalDate on) {
    List<Expense> due = expenses.due(company);
    due.forEach(expense -> expense.pay(on));
    expenses.flush();
    return due;
  }

  public void withdraw(Expense expense) {
    Expense known = expenses.findById(expense.id()).orElseThrow();
    if (known.isApproved()) {
      throw new IllegalStateException(known.what() + " has been approved");
    }
    expenses.delete(known);
    expenses.flush();
  }
}
