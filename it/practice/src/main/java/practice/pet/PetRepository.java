package practice.pet;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Animals in the database. */
@Repository
public class PetRepository {
  private static final String ALL =
      "SELECT pets.id, owner_id, types.name AS type, pets.name, born"
          + " FROM pets JOIN types ON types.id = type_id ";

  private final JdbcClient jdbc;

  PetRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What kinds of animals are treated. */
  public List<String> types() {
    return jdbc.sql("SELECT name FROM types ORDER BY name").query(String.class).list();
  }

  /** Keeps a new animal, which has a number then. */
  public Pet add(Pet pet) {
    Long id =
        jdbc.sql(
                "INSERT INTO pets (owner_id, type_id, name, born)"
                    + " SELECT ?, id, ?, ? FROM types WHERE name = ? RETURNING id")
            .params(pet.ownerId(), pet.name(), pet.born(), pet.type())
            .query(Long.class)
            .optional()
            .orElseThrow(() -> new IllegalArgumentException("No " + pet.type() + "s here"));
    return new Pet(id, pet.ownerId(), pet.type(), pet.name(), pet.born());
  }

  public Optional<Pet> find(long id) {
    return jdbc.sql(ALL + "WHERE pets.id = ?").param(id).query(Pet.class).optional();
  }

  public List<Pet> of(long owner) {
    return jdbc.sql(ALL + "WHERE owner_id = ? ORDER BY born, pets.name")
        .param(owner)
        .query(Pet.class)
        .list();
  }

  public boolean rename(long id, String name) {
    return jdbc.sql("UPDATE pets SET name = ? WHERE id = ?").params(name, id).update() == 1;
  }
}
