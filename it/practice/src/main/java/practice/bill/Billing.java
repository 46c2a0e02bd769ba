package practice.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import practice.pet.Pet;
import practice.pet.PetRepository;
import practice.visit.Visit;

/** Writes bills, and knows which are open. */
@Service
public class Billing {
  private static final String ALL = "SELECT id, visit_id, net, gross, paid_on FROM bills ";

  private final JdbcClient jdbc;
  private final PetRepository pets;

  Billing(JdbcClient jdbc, PetRepository pets) {
    this.jdbc = jdbc;
    this.pets = pets;
  }

  @Transactional
  public Bill write(Visit visit) {
    Pet pet = pets.find(visit.petId()).orElseThrow();
    jdbc.sql("INSERT INTO bills (visit_id, net) VALUES (?, ?)")
        .params(visit.id(), Fees.of(pet.type(), pet.ageOn(visit.day())))
        .update();
    return of(visit.id()).orElseThrow();
  }

  public Optional<Bill> of(long visit) {
    return jdbc.sql(ALL + "WHERE visit_id = ?").param(visit).query(Bill.class).optional();
  }

  /** False where it was paid before. */
  public boolean pay(long bill, LocalDate day) {
    return jdbc.sql("UPDATE bills SET paid_on = ? WHERE id = ? AND paid_on IS NULL")
            .params(day, bill)
            .update()
        == 1;
  }

  /** What an owner owes, with taxes. */
  public BigDecimal open(long owner) {
    return jdbc.sql("SELECT amount FROM open_amounts WHERE owner_id = ?")
        .param(owner)
        .query(BigDecimal.class)
        .optional()
        .orElse(BigDecimal.ZERO);
  }
}
