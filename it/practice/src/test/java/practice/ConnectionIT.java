package practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same database without any of the application. */
class ConnectionIT {
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection =
        DriverManager.getConnection(
            System.getProperty("incremental.jdbc.url"),
            System.getProperty("incremental.jdbc.username"),
            System.getProperty("incremental.jdbc.password"));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private List<String> ask(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  @Test
  void isOneOfThisJvm() throws SQLException {
    assertThat(ask("SELECT current_database()").get(0)).startsWith("incremental_c_");
    assertThat(System.getProperty("spring.datasource.url")).isEqualTo(connection.getMetaData().getURL());
  }

  @Test
  void hasAllTables() throws SQLException {
    assertThat(
            ask(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                    + " AND tablename <> 'flyway_schema_history' ORDER BY tablename"))
        .startsWith("bills", "owners", "pets", "specialties", "types", "vets", "visits");
  }

  @Test
  void everythingWasMigrated() throws SQLException {
    assertThat(ask("SELECT DISTINCT success FROM flyway_schema_history")).containsExactly("t");
    assertThat(ask("SELECT count(*) FROM flyway_schema_history WHERE version IS NULL"))
        .containsExactly("1");
  }
}
