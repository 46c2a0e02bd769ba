package practice.vet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Vets in the database. */
@Repository
public class VetRepository {
  private static final String ALL =
      "SELECT id, first_name, last_name,"
          + " coalesce(array_agg(name ORDER BY name) FILTER (WHERE name IS NOT NULL), '{}') AS known"
          + " FROM vets LEFT JOIN specialties ON vet_id = id GROUP BY id ";

  private final JdbcClient jdbc;

  VetRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Vet> all() {
    return jdbc.sql(ALL + "ORDER BY last_name").query(VetRepository::vet).list();
  }

  public List<Vet> knowing(String specialty) {
    return jdbc.sql(ALL + "HAVING bool_or(name = ?) ORDER BY last_name")
        .param(specialty)
        .query(VetRepository::vet)
        .list();
  }

  public void learns(long id, String specialty) {
    jdbc.sql("INSERT INTO specialties VALUES (?, ?) ON CONFLICT DO NOTHING")
        .params(id, specialty)
        .update();
  }

  private static Vet vet(ResultSet row, int number) throws SQLException {
    String[] known = (String[]) row.getArray("known").getArray();
    return new Vet(
        row.getLong("id"),
        row.getString("first_name"),
        row.getString("last_name"),
        List.of(known));
  }
}
