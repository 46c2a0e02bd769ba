package practice.visit;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Visits in the database. */
@Repository
public class VisitRepository {
  private static final String ALL = "SELECT id, pet_id, vet_id, day, slot, reason FROM visits ";

  private final JdbcClient jdbc;

  VisitRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps a new visit, which has a number then. */
  public Visit add(Visit visit) {
    Long id =
        jdbc.sql(
                "INSERT INTO visits (pet_id, vet_id, day, slot, reason)"
                    + " VALUES (?, ?, ?, ?, ?) RETURNING id")
            .params(visit.petId(), visit.vetId(), visit.day(), visit.slot(), visit.reason())
            .query(Long.class)
            .single();
    return new Visit(
        id, visit.petId(), visit.vetId(), visit.day(), visit.slot(), visit.reason());
  }

  public List<Visit> of(long pet) {
    return jdbc.sql(ALL + "WHERE pet_id = ? ORDER BY day, slot")
        .param(pet)
        .query(Visit.class)
        .list();
  }

  /** The slots of a vet's day that are taken. */
  public List<Integer> taken(long vet, LocalDate day) {
    return jdbc.sql("SELECT slot FROM visits WHERE vet_id = ? AND day = ? ORDER BY slot")
        .params(vet, day)
        .query(Integer.class)
        .list();
  }

  public boolean cancel(long id) {
    return jdbc.sql("DELETE FROM visits WHERE id = ?").param(id).update() == 1;
  }
}
