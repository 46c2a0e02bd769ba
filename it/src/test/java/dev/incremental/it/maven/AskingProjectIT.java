package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.JupiterMain;
import dev.incremental.it.database.TestServers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project whose tests ask for databases: in builds, and in an IDE between them. */
class AskingProjectIT {
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

  private static final String BASE =
      """
      package a;
      import dev.incremental.testdb.TestDatabase;
      import java.sql.*;
      import javax.sql.DataSource;
      @TestDatabase
      abstract class Base {
        static String in(Connection opened) throws SQLException {
          try (Connection connection = opened; Statement sql = connection.createStatement();
              ResultSet row = sql.executeQuery("SELECT current_database() FROM visits_count")) {
            row.next();
            return row.getString(1);
          }
        }
        static String named() throws SQLException {
          String name = "incremental.jdbc";
          return in(DriverManager.getConnection(System.getProperty(name + ".url"),
              System.getProperty(name + ".username"), System.getProperty(name + ".password")));
        }
      }
      """;

  private static final String FORK =
      """
      package a;
      import static org.junit.jupiter.api.Assertions.*;
      class ForkIT extends Base {
        @org.junit.jupiter.api.Test void isTheOneOfTheJvm(javax.sql.DataSource database)
            throws Exception {
          assertEquals(named(), in(database.getConnection()));
        }
      }
      """;

  private static final String OWN =
      """
      package a;
      import static org.junit.jupiter.api.Assertions.*;
      import dev.incremental.testdb.TestDatabase;
      class OwnIT extends Base {
        @TestDatabase(per = TestDatabase.Per.CLASS) private javax.sql.DataSource database;
        @org.junit.jupiter.api.Test void isItsOwn() throws Exception {
          assertNotEquals(named(), in(database.getConnection()));
        }
      }
      """;

  private static final String ASKING =
      """
      package a;
      class AskingIT {
        @org.junit.jupiter.api.Test
        void asks(@dev.incremental.testdb.TestDatabase javax.sql.DataSource database)
            throws Exception {
          database.getConnection().close();
        }
      }
      """;

  private static final String PLAIN =
      """
      package a;
      class PlainIT {
        @org.junit.jupiter.api.Test void doesNot() {}
      }
      """;

  private static final Set<String> ASKERS = Set.of("a.AskingIT#asks", "a.SharingIT#asks");

  private static final String MIGRATION = "db/migration/V2__more.sql";

  @TempDir Path parent;
  private SmallProject project;

  @Test
  void testsHaveDatabasesInABuildAndOutsideOfIt() throws Exception {
    Path cache = Files.createDirectory(parent.resolve("cache"));
    project = project(cache);
    write();
    try {
      assertThat(ide()).as("before the first build").contains("No database was prepared");
      assertThat(project.run("verify")).isTrue();
      assertThat(project.ranIntegrated())
          .containsExactlyInAnyOrder("a.ForkIT#isTheOneOfTheJvm", "a.OwnIT#isItsOwn");
      assertThat(project.said()).contains("1 fork had a database, which is dropped");
      assertThat(ide()).contains("passed isTheOneOfTheJvm", "passed isItsOwn");

      assertThat(project.run("verify")).isTrue();
      assertThat(project.ranIntegrated()).as("affected by nothing").isEmpty();
      project.withMavenOptions("-Duser.name=somebody");
      assertThat(project.run("verify")).isTrue();
      project.withMavenOptions("-Duser.name=" + System.getProperty("user.name"));
      assertThat(project.ranIntegrated())
          .as("the driver asks for the user when it connects first, we do unnoticed")
          .containsExactly("a.ForkIT#isTheOneOfTheJvm");

      project.write("src/main/resources/" + MIGRATION, "CREATE TABLE more (x int);");
      Files.copy(
          project.file("src/main/resources/" + MIGRATION),
          project.file("target/classes/" + MIGRATION));
      assertThat(ide())
          .contains(MIGRATION + " is new")
          .contains("run mvn incremental:migrate")
          .doesNotContain("passed");
      assertThat(project.run("migrate")).isTrue();
      assertThat(ide()).contains("passed isTheOneOfTheJvm", "passed isItsOwn");

      assertThat(project.run("verify")).isTrue();
      assertThat(project.ranIntegrated()).hasSize(2);

      project.replace(
          "pom.xml", "<runOrder>", "<useSystemClassLoader>false</useSystemClassLoader><runOrder>");
      assertThat(project.build("verify")).as("with a class loader of Surefire's own").isTrue();
      assertThat(project.ranIntegrated()).hasSize(2);
      project.replace("pom.xml", ">6.1.3<", ">5.10.2<");
      assertThat(project.build("verify")).as("with an older Jupiter").isTrue();
      assertThat(project.ranIntegrated()).hasSize(2);
    } finally {
      new TestServers(cache.resolve("incremental/postgres")).stop("18");
    }
  }

  @Test
  void testsInMavensOwnJvmMakeTheirOwn() throws Exception {
    Path cache = Files.createDirectory(parent.resolve("cache"));
    project = project(cache);
    write();
    project.replace("pom.xml", "<runOrder>", "<forkCount>0</forkCount><runOrder>");
    try {
      assertThat(project.build("verify")).isTrue();
      assertThat(project.ranIntegrated())
          .containsExactlyInAnyOrder("a.ForkIT#isTheOneOfTheJvm", "a.OwnIT#isItsOwn");
      assertThat(project.said()).contains("0 forks had databases, which are dropped");
      assertThat(project.warnings()).noneMatch(line -> line.contains("incremental_c_"));
      assertThat(project.run("reap")).isTrue();
      assertThat(project.said()).as("dropped by itself").noneMatch(it -> it.contains("Dropped"));
    } finally {
      new TestServers(cache.resolve("incremental/postgres")).stop("18");
    }
  }

  @Test
  void whoAsksDependsOnWhatIsMigrated() throws Exception {
    Path cache = Files.createDirectory(parent.resolve("cache"));
    project = project(cache);
    project.write(
        "src/main/resources/db/migration/V1__a.sql", "CREATE TABLE a (x text DEFAULT '${who}');");
    project.write("src/test/java/a/AskingIT.java", ASKING);
    project.write("src/test/java/a/SharingIT.java", ASKING.replace("AskingIT", "SharingIT"));
    project.write("src/test/java/a/PlainIT.java", PLAIN);
    project.written();
    project.prepareDatabases();
    Git.init(project.file("."));
    project.commit("With tests that ask");
    try {
      assertThat(verified("us")).hasSize(3);
      assertThat(verified("us")).isEmpty();
      assertThat(verified("them")).as("a placeholder has changed").isEqualTo(ASKERS);
      assertThat(verified("them")).isEmpty();

      project.write("src/main/resources/" + MIGRATION, "CREATE TABLE more (x int);");
      assertThat(verified("them")).as("a migration is new").isEqualTo(ASKERS);
      assertThat(verified("them")).isEmpty();
    } finally {
      new TestServers(cache.resolve("incremental/postgres")).stop("18");
    }
  }

  /** What runs in a build that leaves JVMs alone. */
  private Set<String> verified(String who) throws IOException {
    assertThat(
            project.run(
                "verify", "-Dincremental.database.properties=", "-Dflyway.placeholders.who=" + who))
        .isTrue();
    return project.ranIntegrated();
  }

  private SmallProject project(Path cache) throws IOException {
    return SmallProject.in(parent)
        .withEnvironment(Map.of("XDG_CACHE_HOME", cache.toString()))
        .withTestDatabases()
        .with(PLUGINS);
  }

  private void write() throws IOException {
    project.write(
        "src/main/resources/db/migration/V1__visits.sql",
        "CREATE TABLE visits_count (n int); INSERT INTO visits_count VALUES (0);");
    project.write("src/test/java/a/Base.java", BASE);
    project.write("src/test/java/a/ForkIT.java", FORK);
    project.write("src/test/java/a/OwnIT.java", OWN);
    project.written();
    project.prepareDatabases();
    Git.init(project.file("."));
    project.commit("With databases");
    assertThat(project.build("-q", "test-compile")).isTrue();
  }

  /** Runs the tests as an IDE does, whose working directory may be any. */
  private String ide() {
    String path =
        String.join(
            File.pathSeparator,
            project.file("target/test-classes").toString(),
            project.file("target/classes").toString(),
            System.getProperty("java.class.path"));
    return new Command(
            parent,
            JupiterMain.words(path, List.of("a.ForkIT", "a.OwnIT")),
            Map.of(),
            Duration.ofMinutes(2))
        .run()
        .orThrow()
        .output();
  }
}
