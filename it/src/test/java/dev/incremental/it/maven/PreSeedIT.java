package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds that are made once, and with which each test method begins. */
class PreSeedIT {
  private static final String UP_TO_DATE = "Nothing to seed: company, payroll are up to date";

  static final String PLUGINS =
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
  static final String STAFF =
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

  private static final String HEAD =
      """
      package a;
      import dev.incremental.testdb.Seed;
      import java.sql.*;
      import javax.sql.DataSource;
      class Seeds {
      """;

  static final String SEEDS =
      HEAD
          + """
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

  static final String BASE =
      """
      package a;
      import dev.incremental.testdb.PreSeeded;
      import java.sql.*;
      @PreSeeded("company")
      abstract class Base extends Sql {}
      """;

  static final String SQL =
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

  static final String WRITING =
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

  private static final String BEFORE =
      """
      package a;
      import static org.junit.jupiter.api.Assertions.*;
      import org.junit.jupiter.api.*;
      class DIT extends Base {
        @BeforeAll static void writes() throws Exception { spoil(); }
        @RepeatedTest(2) void findsNothingOfIt() throws Exception {
          assertEquals(COMPANY, ask(STAFF));
          spoil();
        }
      }
      """;

  /** Without a seed. */
  static final String LEAVING =
      """
      package a;
      public class %s extends Sql {
        @%s public void leaves() throws Exception {
          if (!ask(STAFF).equals("%s")) { throw new AssertionError(ask(STAFF)); }
          ask("INSERT INTO staff (name, pay) VALUES ('Lea', 3)");
        }
      }
      """;

  /** With a set-up that counts how often it runs; in a nested class with one more. */
  private static final String SHARED =
      """
      package a;
      import static org.junit.jupiter.api.Assertions.*;
      import dev.incremental.testdb.*;
      import org.junit.jupiter.api.*;
      @SharedSetUp %s
      class %s extends Sql {
        @BeforeAll static void setUp() throws Exception {
          ask("INSERT INTO staff (name, pay) VALUES ('Ida', nextval('set_ups'))");
        }
        @RepeatedTest(%d) void findsWhatIsSetUp() throws Exception {
          assertEquals("%s", ask(STAFF));
          spoil();
        }
        @Nested class Inner {
          @BeforeAll static void more() throws Exception {
            ask("INSERT INTO staff (name, pay) VALUES ('Uma', 7)");
          }
          @RepeatedTest(3) void findsBoth() throws Exception {
            assertEquals("%sUma7", ask(STAFF));
            spoil();
          }
        }
        @Nested class Other {
          @RepeatedTest(3) void findsTheFirst() throws Exception {
            assertEquals("%s", ask(STAFF));
            spoil();
          }
        }
      }
      """;

  static String shared(String annotation, String name, int times, String rows, int next) {
    return SHARED.formatted(annotation, name, times, rows, rows + "," + next, rows);
  }

  /** Has no method of its own. */
  private static final String NESTED_ONLY =
      """
      package a;
      import static org.junit.jupiter.api.Assertions.*;
      import dev.incremental.testdb.*;
      import org.junit.jupiter.api.*;
      @SharedSetUp
      class GIT extends Sql {
        @BeforeAll static void setUp() throws Exception {
          ask("INSERT INTO staff (name, pay) VALUES ('Ida', 1)");
        }
        @Nested class Inner {
          @RepeatedTest(2) void findsWhatIsSetUp() throws Exception {
            assertEquals("1Ida1", ask(STAFF));
            spoil();
          }
        }
        @Nested class Other {
          @BeforeAll static void more() throws Exception {
            ask("INSERT INTO staff (name, pay) VALUES ('Pia', 2)");
          }
          @RepeatedTest(2) void findsBoth() throws Exception {
            assertEquals("1Ida1,2Pia2", ask(STAFF));
          }
        }
      }
      """;

  private static final String NOT_UNDONE =
      """
      package a;
      import dev.incremental.testdb.*;
      import org.junit.jupiter.api.*;
      @SharedSetUp @TestMethodOrder(MethodOrderer.MethodName.class)
      class FIT extends Sql {
        @Test void aTruncates() throws Exception { ask("TRUNCATE staff"); }
        @Test void bCannotBegin() {}
        @Test void cCannotEither() {}
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
            .withTestDatabases()
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
    project.prepareDatabases();
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
    return project.saidOfSteps().stream()
        .filter(line -> line.matches("(Making seed|Made seed|Nothing to seed|Seed ).*"))
        .map(line -> line.replaceFirst(" in \\d+\\.\\d s, [\\d.]+ [kM]B$", ""))
        .map(line -> line.replaceFirst(": [\\d.]+ [kM]B, here for .*$", ""))
        .toList();
  }

  @Test
  void seedsAreMadeOnceAndTestsBeginWithThem() throws Exception {
    assertThat(project.run("verify")).as(this::output).isTrue();
    assertThat(seeded())
        .containsExactly(
            "Making seed company: it was never made here",
            "Made seed company",
            "Making seed payroll: it was never made here",
            "Made seed payroll");
    assertThat(project.ranIntegrated()).hasSize(6);

    assertThat(project.run("verify")).as(this::output).isTrue();
    assertThat(seeded()).containsExactly(UP_TO_DATE);
    assertThat(project.ranIntegrated()).isEmpty();
  }

  @Test
  void whatIsWrittenBeforeTheFirstMethodIsMissedAloud() throws Exception {
    project.write("src/test/java/a/DIT.java", BEFORE);
    String[] checking = {
      "verify", "-Dit.test=DIT,AIT", "-Dincremental.database.verifyRestore=true"
    };
    assertThat(project.build(checking)).as(this::output).isTrue();
    assertThat(project.said())
        .filteredOn(line -> line.contains("begins with what its seed has written"))
        .singleElement()
        .asString()
        .contains("a.DIT begins with what its seed has written: what @BeforeAll or the start of an")
        .contains("wrote to staff is gone; let the seed write it");
    assertThat(project.said()).noneMatch(line -> line.contains("The database is replaced"));
  }

  @Test
  void classesWithoutASeedLeaveToEachOtherWhatTheyWrite() throws Exception {
    String test = "org.junit.jupiter.api.Test";
    project.write("src/test/java/a/XIT.java", LEAVING.formatted("XIT", test, ""));
    project.write("src/test/java/a/YIT.java", LEAVING.formatted("YIT", test, "1Lea3"));
    assertThat(project.build("verify", "-Dit.test=AIT,XIT,YIT")).as(this::output).isTrue();
    assertThat(project.said()).contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
  }

  @Test
  void aSetUpIsSharedByTheMethodsOfItsClassAndByNobodyElse() throws Exception {
    project.write(
        "src/main/resources/db/migration/V2__count.sql", "CREATE SEQUENCE set_ups START 1;");
    project.write("src/test/java/a/DIT.java", shared("", "DIT", 100, "1Ida1", 2));
    String seeded = shared("@PreSeeded(\"company\")", "EIT", 5, "1Ada0,2Grace0,3Ida1", 4);
    project.write("src/test/java/a/EIT.java", seeded);
    project.write("src/test/java/a/FIT.java", NOT_UNDONE);
    project.write("src/test/java/a/GIT.java", NESTED_ONLY);

    String[] checking = {
      "verify", "-Dit.test=BIT,CIT,DIT,EIT,GIT", "-Dincremental.database.verifyRestore=true"
    };
    assertThat(project.build(checking)).as(this::output).isTrue();
    assertThat(project.said()).contains("Tests run: 127, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(project.said()).noneMatch(line -> line.contains("The database is replaced"));

    assertThat(project.build("verify", "-Dit.test=BIT,CIT,FIT,EIT")).isFalse();
    assertThat(project.said())
        .filteredOn(line -> line.startsWith("Tests run: ") && !line.contains("Time elapsed"))
        .last()
        .asString()
        .contains("Failures: 0, Errors: 2");
    assertThat(output()).contains("FIT.bCannotBegin", "FIT.cCannotEither");
    assertThat(output())
        .contains(
            "What a set-up has written for several tests cannot be restored: TRUNCATE public.staff (a.FIT)");
  }

  @Test
  void whatCannotBeUndoneLeadsToANewCopy() throws Exception {
    project.replace(
        "src/test/java/a/AIT.java", "spoil\\(\\);", "ask(\"CREATE TABLE t (x int)\"); spoil();");
    assertThat(project.build("verify", "-Dit.test=AIT,BIT")).as(this::output).isTrue();
    assertThat(project.said())
        .anyMatch(
            line ->
                line.contains("The database is replaced, since what a test did is not undone: "));
  }

  @Test
  void whatAFunctionDependsOnMakesItsSeedAgainAndSelectsWhoBeginsWithIt() throws Exception {
    assertThat(project.run("verify")).as(this::output).isTrue();

    project.replace(
        "src/test/java/a/AIT.java",
        "assertEquals",
        "org.junit.jupiter.api.Assertions.assertEquals");
    project.replace("src/test/java/a/Sql.java", "9\\)\"", "9) \"");
    assertThat(project.run("verify")).as(this::output).isTrue();
    assertThat(seeded()).as("tests alone").containsExactly(UP_TO_DATE);
    assertThat(project.ranIntegrated()).containsExactlyInAnyOrder("a.AIT#writes", "a.BIT#writes");

    project.replace("src/test/java/a/Seeds.java", "pay = 100", "pay = 10 * 10");
    assertThat(project.run("verify")).as(this::output).isTrue();
    assertThat(seeded())
        .as("a function")
        .containsExactly(
            "Making seed payroll: its class changed",
            "Made seed payroll",
            "Nothing to seed: company is up to date");
    assertThat(project.ranIntegrated()).containsExactly("a.CIT#bHasPay");

    project.replace("src/main/java/a/Staff.java", "sql.execute", "sql.executeUpdate");
    assertThat(project.run("verify")).as(this::output).isTrue();
    assertThat(seeded())
        .as("what a function calls, and the seed that is built on")
        .containsExactly(
            "Making seed company: calls a.Staff#hire(java.sql.Connection, java.lang.String)",
            "Made seed company",
            "Making seed payroll: begins with the seed company",
            "Made seed payroll");
    assertThat(project.ranIntegrated())
        .containsExactlyInAnyOrder(
            "a.AIT#writes", "a.BIT#writes", "a.CIT#bHasPay", "a.CIT$Inner#hasTheCompany");

    project.replace("src/main/java/a/Staff.java", "sql.executeUpdate", "sql.execute");
    project.replace("src/test/java/a/Seeds.java", "10 \\* 10", "100");
    assertThat(project.run("verify")).as(this::output).isTrue();
    assertThat(seeded()).as("as it was before").containsExactly(UP_TO_DATE);

    project.write(
        "src/main/resources/db/migration/V2__more.sql", "ALTER TABLE staff ALTER pay SET NOT NULL");
    assertThat(project.run("verify")).as(this::output).isTrue();
    assertThat(seeded())
        .as("a migration")
        .contains("Made seed company", "Made seed payroll")
        .contains("Making seed company: what the database holds changed");
    assertThat(project.ranIntegrated()).hasSize(6);
  }

  /** What the goal says to a class of seeds. */
  private String refusal(String seeds) throws Exception {
    project.write("src/test/java/a/Seeds.java", HEAD + seeds + "}");
    assertThat(project.run("seed")).as(this::output).isFalse();
    assertThat(ProjectDatabase.of(project).leftBehind()).as("left behind").isEmpty();
    return project.said().stream()
        .filter(line -> line.startsWith("Failed to execute goal"))
        .findFirst()
        .map(line -> line.replaceFirst(".* on project small: ", ""))
        .orElse("");
  }

  @Test
  void whatCannotBeASeedIsRefused() throws Exception {
    assertThat(refusal("@Seed(\"x\") static void one() {} @Seed(\"x\") static void two() {}"))
        .startsWith(
            "There are two seeds 'x' (a.Seeds#one and a.Seeds#two): give each its own name");
    assertThat(refusal("@Seed(value = \"x\", after = \"y\") static void one() {}"))
        .startsWith("The seed 'x' comes after 'y', which is none (a.Seeds#one): name one of x");
    assertThat(
            refusal(
                "@Seed(value = \"x\", after = \"y\") static void one() {}"
                    + "@Seed(value = \"y\", after = \"x\") static void two() {}"))
        .startsWith("Seeds come after each other in a circle: ");
    assertThat(refusal("@Seed(\"x\") static int one() { return 1; }"))
        .startsWith("The seed 'x' returns something, which nobody would get (a.Seeds#one)");
    assertThat(refusal("@Seed(\"x y\") static void one() {}"))
        .startsWith("'x y' is no name for a seed (annotation @Seed of a.Seeds#one)");
    assertThat(refusal("@Seed(\"x\") static void one(int number) {}"))
        .contains("The seed 'x' cannot be made: it takes a int, which is neither a DataSource nor");
    assertThat(refusal(""))
        .startsWith("There are no seeds to make (classes of the tests): annotate");
  }

  @Test
  void ofAFunctionThatFailsNothingIsKept() throws Exception {
    assertThat(
            refusal(
                "@Seed(\"x\") static void one(Connection c) throws SQLException {"
                    + " Staff.hire(c, \"Ada\"); throw new IllegalStateException(\"no more\"); }"))
        .startsWith(
            "The seed 'x' cannot be made: java.lang.IllegalStateException: no more (a.Seeds#one)");
    assertThat(project.said()).anyMatch(line -> line.contains("at a.Seeds.one(Seeds.java:"));
    assertThat(
            refusal(
                "static Connection left; @Seed(\"x\") static void one(DataSource d) throws SQLException {"
                    + " left = d.getConnection(); left.setAutoCommit(false); Staff.hire(left, \"Ada\"); }"))
        .contains("it has left a transaction open (a.Seeds#one)");
    assertThat(refusal("@Seed(\"x\") static void one() { Runtime.getRuntime().halt(3); }"))
        .startsWith("The seed 'x' cannot be made: ");
  }

  @Test
  void aSeedNeedsADatabase() throws Exception {
    String[] inSurefire = {"test", "-Dtest=AIT"};
    assertThat(project.build(inSurefire)).as("where nothing was migrated").isFalse();
    assertThat(output())
        .contains("No database was prepared for these tests (")
        .contains(" is missing): ");
  }

  @Test
  void theGoalMakesWhatIsAskedForAndSaysWhatIsThere() throws Exception {
    assertThat(project.run("seed", "-Dincremental.seeds=company")).as(this::output).isTrue();
    assertThat(seeded())
        .containsExactly(
            "Making seed company: it was never made here",
            "Made seed company",
            "Seed payroll is not up to date: it was never made here");
    assertThat(project.run("seed", "-Dincremental.seeds=payroll")).as(this::output).isTrue();
    assertThat(seeded())
        .containsExactly(
            "Seed company is up to date",
            "Making seed payroll: it was never made here",
            "Made seed payroll");
    assertThat(project.run("seed", "-Dincremental.seed.force")).as(this::output).isTrue();
    assertThat(seeded())
        .contains("Making seed company: incremental.seed.force is set", "Made seed payroll");
    assertThat(project.run("seed", "-Dincremental.seeds=pay")).isFalse();
    assertThat(output())
        .contains(
            "There is no seed 'pay' (parameter incremental.seeds): there are company, payroll");

    project.replace("src/test/java/a/Base.java", "company", "firm");
    assertThat(project.run("verify")).isFalse();
    assertThat(output())
        .contains("There is no seed 'firm' (a.AIT): there are company, payroll; run mvn");
    assertThat(ProjectDatabase.of(project).leftBehind()).as("of forks").isEmpty();
  }

  private String reported(String file) throws IOException {
    assertThat(project.run("report")).as(this::output).isTrue();
    try (Stream<Path> files = Files.walk(cache)) {
      assertThat(files.filter(each -> each.endsWith("postmaster.pid")))
          .as("servers that were started")
          .isEmpty();
    }
    return Files.readString(project.file("target/incremental").resolve(file));
  }

  @Test
  void theReportTellsOfSeedsWithoutAServer() throws Exception {
    assertThat(project.run("verify")).as(this::output).isTrue();
    stop();
    assertThat(reported("report.json"))
        .containsPattern(
            "\\{\"seed\":\"company\",\"function\":\"a.Seeds#company\",\"state\":\"made\","
                + "\"why\":\"it was never made here\",\"madeAt\":\"[^\"]+\",\"bytes\":\\d{7,},"
                + "\"tests\":3,\"classes\":\\[\\{\"name\":\"a.AIT\",\"tests\":1},"
                + "\\{\"name\":\"a.BIT\",\"tests\":1},\\{\"name\":\"a.CIT\\$Inner\",\"tests\":1}]}")
        .containsPattern(
            "\\{\"seed\":\"payroll\",\"after\":\"company\",\"function\":\"a.Seeds#payroll\",.*"
                + "\"classes\":\\[\\{\"name\":\"a.CIT\",\"tests\":1}]}");
    assertThat(project.warnings()).isEmpty();
    assertThat(reported("summary.md")).doesNotContain("Seeds");
    assertThat(project.build("package", "incremental:seed")).isTrue();
    assertThat(output()).contains("Seed company is up to date", "Seed payroll is up to date");
    stop();

    project.replace("src/test/java/a/Seeds.java", "pay = 100", "pay = no");
    assertThat(project.run("verify")).isFalse();
    stop();
    assertThat(reported("summary.md"))
        .contains(
            "**Seeds that are not valid**", "| `payroll` | The seed 'payroll' cannot be made");
    assertThat(reported("report.html")).contains("<h2 id=\"seeds\">Seeds</h2>", "up to date");

    Files.delete(project.file("target/incremental/seeds.json"));
    assertThat(reported("report.json"))
        .contains("{\"seed\":\"company\",\"state\":\"not-known\",\"tests\":3,");
    Files.writeString(project.file("target/incremental/seeds.json"), "rubbish");
    assertThat(reported("report.html")).contains("No build is known to have looked at them");
    assertThat(project.warnings())
        .singleElement()
        .asString()
        .contains("What builds found of seeds cannot be read", "mvn incremental:seed looks again");
  }

  @Test
  void theReportTellsWhatSetUpTookBeforeTheSeed() throws Exception {
    String without =
        """
        package a;
        import static org.junit.jupiter.api.Assertions.*;
        import org.junit.jupiter.api.*;
        class DIT extends Sql {
          @BeforeEach void hire() throws Exception {
            Thread.sleep(200);
            ask("INSERT INTO staff (name, pay) VALUES ('Ada', 0)");
          }
          @Test void finds() throws Exception {
            assertEquals("t", ask("SELECT count(*) > 0 FROM staff WHERE name = 'Ada'"));
          }
        }
        """;
    project.write("src/test/java/a/DIT.java", without);
    assertThat(project.run("verify")).as(this::output).isTrue();
    stop();
    assertThat(reported("report.json"))
        .containsPattern("\"class\":\"a.DIT\",\"millis\":([2-9]\\d\\d|\\d{4,5})\\b")
        .contains("\"seeded\":[]");

    project.write(
        "src/test/java/a/DIT.java",
        without
            .replaceFirst("(?s)  @BeforeEach.*?\\n  }\\n", "")
            .replace("extends Sql", "extends Base"));
    assertThat(project.run("verify")).as(this::output).isTrue();
    assertThat(project.ranIntegrated()).containsExactly("a.DIT#finds");
    stop();
    assertThat(reported("report.json"))
        .containsPattern(
            "\"seeded\":\\[\\s*\\{[^{]*\"class\":\"a.DIT\",\"beforeMillis\":([2-9]\\d\\d|\\d{4,5}),"
                + "\"millis\":0}]");
    assertThat(reported("report.html"))
        .containsPattern(
            "Set-up of 1 class that begins with a seed took ([2-9]\\d\\d ms|[1-9][\\d.]* s) when");
  }
}
