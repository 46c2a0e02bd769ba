package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.Sessions;
import dev.incremental.it.database.TestServers;
import dev.incremental.plugin.database.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds and shared set-ups on a server whose user may make databases, and nothing else. */
class ReclonedSeedsIT {
  private static final String PASSWORD = "modest-modest";
  private static final String HIKARI = "com.zaxxer:HikariCP:6.3.3";

  /** A pool that lives through the class, with more connections than a test uses. */
  private static final String POOLED =
      """
      package a;
      import static org.junit.jupiter.api.Assertions.*;
      import com.zaxxer.hikari.*;
      import dev.incremental.testdb.*;
      import java.sql.*;
      import org.junit.jupiter.api.*;
      %s
      class %s extends Sql {
        static HikariDataSource pool;
        static Connection forgotten;
        @BeforeAll static void setUp() throws Exception {
          HikariConfig config = new HikariConfig();
          config.setJdbcUrl(System.getProperty("incremental.jdbc.url"));
          config.setUsername(System.getProperty("incremental.jdbc.username"));
          config.setPassword(System.getProperty("incremental.jdbc.password"));
          config.setMaximumPoolSize(4);
          pool = new HikariDataSource(config);
          %s
        }
        @AfterAll static void close() { pool.close(); }
        static String say(String what) throws SQLException {
          try (Connection connection = pool.getConnection();
              PreparedStatement sql = connection.prepareStatement(what)) {
            if (!sql.execute()) { return ""; }
            ResultSet row = sql.getResultSet();
            row.next();
            return row.getString(1);
          }
        }
        @RepeatedTest(6) void findsWhatThereWas() throws Exception {
          assertEquals("%s", say(STAFF));
          say("DELETE FROM staff WHERE name = 'Ada'");
          say("ALTER TABLE staff ADD COLUMN more int");
          say("TRUNCATE staff");
          forgotten = pool.getConnection();
          forgotten.setAutoCommit(false);
          forgotten.createStatement().execute("INSERT INTO staff (name, pay) VALUES ('Eve', 9)");
          if (pool.getHikariPoolMXBean().getActiveConnections() > 2) { forgotten.close(); }
        }
      }
      """;

  private static final String SET_UP =
      "say(\"INSERT INTO staff (name, pay) VALUES ('Ida', nextval('set_ups'))\");"
          + " forgotten = pool.getConnection(); forgotten.setAutoCommit(false);"
          + " forgotten.createStatement().execute(\"DELETE FROM staff\");";

  @TempDir static Path shared;
  private static TestServers servers;
  private static Server server;

  @TempDir private Path parent;
  private SmallProject project;

  @BeforeAll
  static void start() throws Exception {
    servers = new TestServers(shared);
    server = servers.running("18");
    Sessions.run(
        server, "postgres", "CREATE ROLE modest LOGIN CREATEDB PASSWORD '" + PASSWORD + "'");
  }

  @AfterAll
  static void stop() throws Exception {
    servers.close();
  }

  @BeforeEach
  void write() throws Exception {
    project =
        SmallProject.in(parent).withTestDatabases().withDependency(HIKARI).with(PreSeedIT.PLUGINS);
    project.write(
        "src/main/resources/db/migration/V1__staff.sql",
        "CREATE TABLE staff (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, pay int);"
            + " CREATE SEQUENCE set_ups START 1;");
    project.write("src/main/java/a/Staff.java", PreSeedIT.STAFF);
    project.write("src/test/java/a/Seeds.java", PreSeedIT.SEEDS);
    project.write("src/test/java/a/Base.java", PreSeedIT.BASE);
    project.write("src/test/java/a/Sql.java", PreSeedIT.SQL);
    project.written();
    project.prepareDatabases();
    Git.init(project.file("."));
    project.commit("With seeds");
  }

  private String output() {
    return String.join("\n", project.said());
  }

  private boolean verifies() throws Exception {
    return project.build(
        "verify",
        "-Dincremental.database.url=" + server.url("postgres"),
        "-Dincremental.database.username=modest",
        "-Dincremental.database.password=" + PASSWORD,
        "-Dincremental.database.verifyRestore=true");
  }

  @Test
  void eachMethodGetsACopyOfWhatTheSeedOrTheSetUpHasWritten() throws Exception {
    project.write("src/test/java/a/AIT.java", PreSeedIT.WRITING.formatted("AIT"));
    project.write("src/test/java/a/BIT.java", PreSeedIT.shared("", "BIT", 10, "1Ida1", 2));
    String seeded = PreSeedIT.shared("@PreSeeded(\"company\")", "CIT", 3, "1Ada0,2Grace0,3Ida1", 4);
    project.write("src/test/java/a/CIT.java", seeded);
    project.write("src/test/java/a/DIT.java", PreSeedIT.WRITING.formatted("DIT"));

    assertThat(verifies()).as(this::output).isTrue();

    assertThat(project.said()).contains("Tests run: 29, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(output()).doesNotContain(PASSWORD, "lacks what it has left");
    assertThat(ProjectDatabase.of(project).leftBehind()).isEmpty();
  }

  @Test
  void poolsFindTheNewCopies() throws Exception {
    project.write(
        "src/test/java/a/AIT.java",
        POOLED.formatted("@PreSeeded(\"company\")", "AIT", "", "1Ada0,2Grace0"));
    String both = "@SharedSetUp @PreSeeded(\"company\")";
    project.write(
        "src/test/java/a/BIT.java", POOLED.formatted(both, "BIT", SET_UP, "1Ada0,2Grace0,3Ida1"));
    project.write(
        "src/test/java/a/CIT.java", POOLED.formatted("@SharedSetUp", "CIT", SET_UP, "1Ida1"));

    assertThat(verifies()).as(this::output).isTrue();

    assertThat(project.said()).contains("Tests run: 18, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(project.said())
        .filteredOn(line -> line.contains("lacks what it has left in an open transaction"))
        .as("of both set-ups")
        .hasSize(2);
    assertThat(ProjectDatabase.of(project).leftBehind()).isEmpty();
  }
}
