package practice.owner;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owners in the database. */
@Repository
public class OwnerRepository {
  private static final String ALL = "SELECT id, first_name, last_name, city, telephone FROM owners ";

  private final JdbcClient jdbc;

  OwnerRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps a new owner, who has a number then. */
  public Owner add(Owner owner) {
    Long id =
        jdbc.sql(
                "INSERT INTO owners (first_name, last_name, city, telephone)"
                    + " VALUES (?, ?, ?, ?) RETURNING id")
            .params(owner.firstName(), owner.lastName(), owner.city(), owner.telephone())
            .query(Long.class)
            .single();
    return new Owner(id, owner.firstName(), owner.lastName(), owner.city(), owner.telephone());
  }

  public Optional<Owner> find(long id) {
    return jdbc.sql(ALL + "WHERE id = ?").param(id).query(Owner.class).optional();
  }

  /** By the beginning of the last name, in any case. */
  public List<Owner> named(String beginning) {
    return jdbc.sql(ALL + "WHERE lower(last_name) LIKE ? ORDER BY last_name, first_name")
        .param(beginning.toLowerCase() + "%")
        .query(Owner.class)
        .list();
  }

  public List<Owner> in(String city) {
    return jdbc.sql(ALL + "WHERE city = ? ORDER BY last_name")
        .param(city)
        .query(Owner.class)
        .list();
  }

  /** Notes that somebody has moved; false where nobody has that number. */
  public boolean moved(long id, String city) {
    return jdbc.sql("UPDATE owners SET city = ? WHERE id = ?").params(city, id).update() == 1;
  }

  public boolean remove(long id) {
    return jdbc.sql("DELETE FROM owners WHERE id = ?").param(id).update() == 1;
  }
}
