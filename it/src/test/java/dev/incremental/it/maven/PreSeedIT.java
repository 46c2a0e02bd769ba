package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds that are made once, and with which each test method begins. */
class PreSeedIT {
  private static final String EXECUTIONS =
      "<executions><execution><goals><goal>migrate</goal><goal>reap</goal></goals></execution>"
          + "</executions><extensions>";

  private static final String PLUGINS =
      """
      <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
      <plugin>
        <artifactId>maven-failsafe-plugin</artifactId><version>3.5.4</version>
        <configuration><runOrder>alphabetical</runOrder></configuration>
        <executions><execution>
          <goals><goal>integration-test</goal><goal>verify</goal></goals>
        </execution></executions>
      </plugin>
      """;

  /** What a seed writes through. */
  private static final String STAFF =
      """
      package a;
      import java.sql.*;
      public class Staff {
        public static void hire(Connection connection, String name) throws SQLException {
          try (PreparedStatement sql =
              connection.prepareStatement("INSERT INTO staff (name, pay) VALUES (?, 0)")) {
            sql.setString(1, name);
            sql.execute();
          }
        }
      }
      """;

  private static final String SEEDS =
      """
      package a;
      import dev.incremental.testdb.Seed;
      import java.sql.*;
      import javax.sql.DataSource;
      class Seeds {
        @Seed("company") static void company(Connection connection) throws SQLException {
          Staff.hire(connection, "Ada");
          Staff.hire(connection, "Grace");
        }
        @Seed(value = "payroll", after = "company") void payroll(DataSource database)
            throws SQLException {
          try (Connection connection = database.getConnection();
              Statement sql = connection.createStatement()) {
            sql.execute("UPDATE staff SET pay = 100");
          }
        }
      }
      """;

  private static final String BASE =
      """
      package a;
      import dev.incremental.testdb.PreSeeded;
      import java.sql.*;
      @PreSeeded("company")
      abstract class Base extends Sql {}
      """;

  private static final String SQL =
      """
      package a;
      import java.sql.*;
      abstract class Sql {
        static String ask(String query) throws SQLException {
          String name = "incremental.jdbc";
          try (Connection connection = DriverManager.getConnection(
                  System.getProperty(name + ".url"), System.getProperty(name + ".username"),
                  System.getProperty(name + ".password"));
              Statement sql = connection.createStatement()) {
            if (!sql.execute(query)) { return ""; }
            ResultSet row = sql.getResultSet();
            row.next();
            return row.getString(1);
          }
        }
        static final String STAFF =
            "SELECT coalesce(string_agg(id || name || pay, ',' ORDER BY id), '') FROM staff";
        static final String COMPANY = "1Ada0,2Grace0";
        static void spoil() throws SQLException {
          ask("DELETE FROM staff WHERE name = 'Ada'");
          ask("UPDATE staff SET pay = 1");
          ask("INSERT INTO staff (name, pay) VALUES ('Eve', 9)");
        }
      }
      """;

  private static final String WRITING =
      """
      package a;
      import static org.junit.jupiter.api.Assertions.*;
      import org.junit.jupiter.api.*;
      class %s extends Base {
        @RepeatedTest(2) void writes() throws Exception {
          assertEquals(COMPANY, ask(STAFF));
          spoil();
          assertEquals("2Grace1,3Eve9", ask(STAFF));
        }
      }
      """;

  private static final String MIXED =
      """
      package a;
      import static org.junit.jupiter.api.Assertions.*;
      import dev.incremental.testdb.PreSeeded;
      import org.junit.jupiter.api.*;
      @TestMethodOrder(MethodOrderer.MethodName.class)
      class CIT extends Sql {
        @Test void aHasNone() throws Exception {
          assertEquals("", ask(STAFF));
        }
        @PreSeeded("payroll") @Test void bHasPay() throws Exception {
          assertEquals("1Ada100,2Grace100", ask(STAFF));
        }
        @Test void cHasNone() throws Exception {
          assertEquals("", ask(STAFF));
        }
        @Nested class Inner extends Base {
          @Test void hasTheCompany() throws Exception { assertEquals(COMPANY, ask(STAFF)); }
        }
      }
      """;

  @TempDir private Path parent;
  private Path cache;
  private SmallProject project;

  @BeforeEach
  void write() throws IOException {
    cache = Files.createDirectory(parent.resolve("cache"));
    project =
        SmallProject.in(parent)
            .withEnvironment(Map.of("XDG_CACHE_HOME", cache.toString()))
            .withDependency("org.postgresql:postgresql:42.7.14")
            .withDependency(
                "dev.incremental:incremental-testdb:"
                    + System.getProperty("it.version", "0.1.0-SNAPSHOT"))
            .with(PLUGINS);
    project.write(
        "src/main/resources/db/migration/V1__staff.sql",
        "CREATE TABLE staff (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, pay int);");
    project.write("src/main/java/a/Staff.java", STAFF);
    project.write("src/test/java/a/Seeds.java", SEEDS);
    project.write("src/test/java/a/Base.java", BASE);
    project.write("src/test/java/a/Sql.java", SQL);
    project.write("src/test/java/a/AIT.java", WRITING.formatted("AIT"));
    project.write("src/test/java/a/BIT.java", WRITING.formatted("BIT"));
    project.write("src/test/java/a/CIT.java", MIXED);
    project.written();
    project.replace("pom.xml", "<extensions>", EXECUTIONS);
    Git.init(project.file("."));
    project.commit("With seeds");
  }

  @AfterEach
  void stop() throws Exception {
    new TestServers(cache.resolve("incremental/postgres")).stop("18");
  }

  private String output() {
    return String.join("\n", project.said());
  }

  private List<String> seeded() {
    return project.said().stream()
        .filter(line -> line.matches("(Making|Made|Nothing to|Seed|\\[ERROR]).*seed.*"))
        .map(line -> line.replaceFirst(" in \\d+\\.\\d s, \\d+ MB$", ""))
        .toList();
  }

  @Test
  void seedsAreMadeOnceAndTestsBeginWithThem() throws IOException {
    assertThat(project.run("verify")).as(this::output).isTrue();
    assertThat(seeded())
        .containsExactly(
            "Making seed company: it was never made here",
            "Made seed company",
            "Making seed payroll: it was never made here",
            "Made seed payroll");
    assertThat(project.ranIntegrated()).hasSize(6);

    assertThat(project.run("verify")).as(this::output).isTrue();
    assertThat(seeded()).containsExactly("Nothing to seed: company, payroll are up to date");
    assertThat(project.ranIntegrated()).isEmpty();

    project.replace("src/main/java/a/Staff.java", "VALUES \\(\\?, 0\\)", "VALUES (upper(?), 0)");
    project.replace("src/test/java/a/Sql.java", "\"1Ada0,2Grace0\"", "\"1ADA0,2GRACE0\"");
    assertThat(project.run("verify")).as("tests that expect other data").isFalse();
    assertThat(seeded())
        .contains("Made seed company", "Made seed payroll")
        .anyMatch(line -> line.startsWith("Making seed company: ") && line.contains("Staff"));
  }
}
