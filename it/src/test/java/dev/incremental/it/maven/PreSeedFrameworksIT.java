package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds with which test methods of JUnit 4 and of TestNG begin, whatever runs them. */
class PreSeedFrameworksIT {
  private static final String JUNIT4 = "org.junit";
  private static final String TESTNG = "org.testng.annotations";

  private static final String BASE =
      """
      package a;
      import dev.incremental.testdb.PreSeeded;
      import java.sql.*;
      @PreSeeded("company")
      public abstract class Base extends Rows {}
      abstract class Rows extends Sql {
        static void finds(String expected) throws SQLException {
          String rows = ask(STAFF);
          if (!rows.equals(expected)) { throw new AssertionError(rows + " in place of " + expected); }
        }
      }
      """;

  /** What is written before each test is there, and nothing that a test has written. */
  private static final String EACH =
      """
      package a;
      import FRAMEWORK.*;
      public class AIT extends Base {
        @Before public void writes() throws Exception {
          finds(COMPANY);
          ask("INSERT INTO staff (name, pay) VALUES ('Bo', 5)");
        }
        MORE
        @Test public void one() throws Exception { finds(COMPANY + ",3Bo5"); spoil(); }
        @Test public void two() throws Exception { finds(COMPANY + ",3Bo5"); spoil(); }
      }
      """;

  private static final String RULE =
      """
      @Rule public org.junit.rules.TestRule rule = (base, test) ->
          new org.junit.runners.model.Statement() {
            public void evaluate() throws Throwable { finds(COMPANY); base.evaluate(); }
          };
      @Ignore @Test public void ignored() {}
      @Test(timeout = 60000) public void elsewhere() throws Exception {
        finds(COMPANY + ",3Bo5");
        spoil();
      }
      """;

  /** Is gone when a class with a seed begins; one that runs before all of those finds it. */
  private static final String EARLY =
      """
      @BeforeSuite @BeforeTest public void early() throws Exception {
        ask("INSERT INTO staff (name, pay) VALUES ('Early', 0)");
      }
      """;

  private static final String INVOCATIONS =
      """
      @Test(invocationCount = 2) public void again() throws Exception {
        finds(COMPANY + ",3Bo5");
        spoil();
      }
      @Test(dependsOnMethods = "again") public void then() throws Exception {
        finds(COMPANY + ",3Bo5");
        spoil();
      }
      @DataProvider public static Object[][] names() { return new Object[][] {{"x"}, {"y"}}; }
      @Test(dataProvider = "names") public void given(String name) throws Exception {
        finds(COMPANY + ",3Bo5");
        spoil();
      }
      @Test(timeOut = 60000) public void elsewhere() throws Exception {
        finds(COMPANY + ",3Bo5");
        spoil();
      }
      """;

  private static final String OF_METHODS =
      """
      package a;
      import FRAMEWORK.*;
      import dev.incremental.testdb.PreSeeded;
      ORDER
      public class BIT extends Rows {
        @Test public void aHasNone() throws Exception { finds(""); }
        @PreSeeded("payroll") @Test public void bHasPay() throws Exception {
          finds("1Ada100,2Grace100");
          spoil();
        }
        @Test public void cHasNone() throws Exception { finds(""); }
      }
      """;

  private static final String BEFORE =
      """
      package a;
      import FRAMEWORK.*;
      public class CIT extends Base {
        @BeforeClass public static void writes() throws Exception { spoil(); }
        @Test public void findsNothingOfIt() throws Exception { finds(COMPANY); spoil(); }
        @Test public void norTheSecondTime() throws Exception { finds(COMPANY); spoil(); }
      }
      """;

  private static final String SHARED =
      """
      package a;
      import FRAMEWORK.*;
      import dev.incremental.testdb.SharedSetUp;
      @SharedSetUp
      public class DIT extends Base {
        @BeforeClass public static void once() throws Exception {
          finds(COMPANY);
          ask("INSERT INTO staff (name, pay) VALUES ('Ida', nextval('set_ups'))");
        }
        @Test public void one() throws Exception { finds(COMPANY + ",3Ida1"); spoil(); }
        @Test public void two() throws Exception { finds(COMPANY + ",3Ida1"); spoil(); }
      }
      """;

  private static final String NONE =
      """
      package a;
      import FRAMEWORK.*;
      public class EIT extends Rows {
        @Test public void findsWhatWasMigrated() throws Exception { finds(""); }
      }
      """;

  private static final String NEARER =
      """
      package a;
      import FRAMEWORK.*;
      import dev.incremental.testdb.PreSeeded;
      public class FIT extends Base implements Paid {
        @Test public void hasPay() throws Exception { finds("1Ada100,2Grace100"); spoil(); }
        @Company @Test public void hasNone() throws Exception { finds(COMPANY); spoil(); }
      }
      @PreSeeded("payroll") interface Paid {}
      @PreSeeded("company") @java.lang.annotation.Retention(
          java.lang.annotation.RetentionPolicy.RUNTIME) @interface Company {}
      """;

  private static final String TOLD =
      """
      package a;
      import org.testng.annotations.*;
      import dev.incremental.testdb.PreSeeded;
      public class KIT extends Rows {
        @BeforeMethod public void sets(java.lang.reflect.Method test) throws Exception {
          finds(test.getName().equals("hasPay") ? "1Ada100,2Grace100" : "");
        }
        @PreSeeded("payroll") @Test public void hasPay() throws Exception { spoil(); }
        @Test public void hasNone() {}
      }
      """;

  private static final String PARAMETERIZED =
      """
      package a;
      import org.junit.*;
      import org.junit.runner.RunWith;
      import org.junit.runners.Parameterized;
      @RunWith(Parameterized.class)
      public class GIT extends Base {
        @Parameterized.Parameters public static Object[] numbers() { return new Object[] {1, 2}; }
        private final int number;
        public GIT(int number) { this.number = number; }
        @Test public void finds() throws Exception { finds(COMPANY); spoil(); }
      }
      """;

  private static final String ENCLOSED =
      """
      package a;
      import org.junit.*;
      import org.junit.experimental.runners.Enclosed;
      import org.junit.runner.RunWith;
      import dev.incremental.testdb.SharedSetUp;
      @SharedSetUp @RunWith(Enclosed.class)
      public class HIT extends Base {
        @BeforeClass public static void once() throws Exception {
          ask("INSERT INTO staff (name, pay) VALUES ('Ida', 4)");
        }
        public static class First {
          @BeforeClass public static void more() throws Exception {
            ask("INSERT INTO staff (name, pay) VALUES ('Uma', 7)");
          }
          @Test public void one() throws Exception { Rows.finds(COMPANY + ",3Ida4,4Uma7"); spoil(); }
          @Test public void two() throws Exception { Rows.finds(COMPANY + ",3Ida4,4Uma7"); spoil(); }
        }
        public static class Second {
          @Test public void one() throws Exception { Rows.finds(COMPANY + ",3Ida4"); spoil(); }
        }
      }
      """;

  private static final String SUITE =
      """
      package a;
      @org.junit.runner.RunWith(org.junit.runners.Suite.class)
      @org.junit.runners.Suite.SuiteClasses({AIT.class, EIT.class, GIT.class})
      @dev.incremental.testdb.PreSeeded("payroll")
      public class SuiteIT {}
      """;

  /** Keeps one connection, and writes when it starts. */
  private static final String APPLICATION =
      """
      package a;
      import javax.sql.DataSource;
      import org.springframework.context.annotation.*;
      import org.springframework.jdbc.core.JdbcTemplate;
      import org.springframework.jdbc.datasource.*;
      import org.springframework.transaction.PlatformTransactionManager;
      @Configuration
      public class Application {
        static final String NAME = "incremental.jdbc";
        @Bean DataSource database() {
          return new SingleConnectionDataSource(
              System.getProperty(NAME + ".url"), System.getProperty(NAME + ".username"),
              System.getProperty(NAME + ".password"), true);
        }
        @Bean PlatformTransactionManager transactions(DataSource database) {
          return new DataSourceTransactionManager(database);
        }
        @Bean JdbcTemplate sql(DataSource database) {
          JdbcTemplate sql = new JdbcTemplate(database);
          sql.update("INSERT INTO staff (name, pay) VALUES ('Root', 0)");
          return sql;
        }
      }
      """;

  private static final String TRANSACTIONAL =
      """
      package a;
      import FRAMEWORK.*;
      import org.springframework.beans.factory.annotation.Autowired;
      import org.springframework.jdbc.core.JdbcTemplate;
      import org.springframework.test.context.ContextConfiguration;
      import org.springframework.transaction.annotation.Transactional;
      import org.springframework.transaction.support.TransactionSynchronizationManager;
      @dev.incremental.testdb.PreSeeded("company")
      @Transactional @ContextConfiguration(classes = Application.class)
      public class NAME EXTENDS {
        @Autowired JdbcTemplate sql;
        MORE
        @Test public void one() throws Exception { check(); }
        @Test public void two() throws Exception { check(); }
        private void check() throws Exception {
          if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("no transaction");
          }
          String rows = sql.queryForObject(Sql.STAFF, String.class);
          if (!rows.equals(Sql.COMPANY FIRST)) { throw new AssertionError(rows); }
          sql.update("INSERT INTO staff (name, pay) VALUES ('Bo', 5)");
          Sql.spoil();
        }
      }
      """;

  private static final String UNKNOWN =
      """
      package a;
      import FRAMEWORK.*;
      import dev.incremental.testdb.PreSeeded;
      public class NIT extends Rows {
        @BeforeEACH public void sets() throws Exception { ask("SELECT 1"); }
        @PreSeeded("firm") @Test(EXPECTED = Exception.class) public void cannotBegin() throws Exception {
          throw new Exception("nobody gets here");
        }
        @Test public void can() throws Exception { finds(""); }
      }
      """;

  private static String transactional(
      String framework, String name, String ofWhat, String more, String first) {
    return TRANSACTIONAL
        .replace("FRAMEWORK", framework)
        .replace("NAME", name)
        .replace("EXTENDS", ofWhat)
        .replace("MORE", more)
        .replace("FIRST", first);
  }

  @TempDir private Path parent;
  private Path cache;
  private SmallProject project;

  @BeforeEach
  void prepare() throws IOException {
    cache = Files.createDirectory(parent.resolve("cache"));
    project =
        SmallProject.in(parent)
            .withEnvironment(Map.of("XDG_CACHE_HOME", cache.toString()))
            .withTestDatabases()
            .withClasses()
            .with(PreSeedIT.PLUGINS);
  }

  private void written() throws IOException {
    project.written();
    project.prepareDatabases();
    project.write(
        "src/main/resources/db/migration/V1__staff.sql",
        "CREATE TABLE staff (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, pay int);"
            + "CREATE SEQUENCE set_ups START 1;");
    project.write("src/main/java/a/Staff.java", PreSeedIT.STAFF);
    test("Seeds", PreSeedIT.SEEDS);
    test("Sql", PreSeedIT.SQL);
    test("Base", BASE);
    Git.init(project.file("."));
    project.commit("With seeds");
  }

  private void test(String name, String text) throws IOException {
    project.write("src/test/java/a/" + name + ".java", text);
  }

  private void writeJunit4() throws IOException {
    written();
    writeCommon(
        JUNIT4, RULE, "@FixMethodOrder(org.junit.runners.MethodSorters.NAME_ASCENDING)", "Before");
    test("GIT", PARAMETERIZED);
    test("HIT", ENCLOSED);
    test("SuiteIT", SUITE);
  }

  private void writeTestNg() throws IOException {
    project.withTestNg();
    written();
    writeCommon(TESTNG, INVOCATIONS, "", "BeforeMethod");
  }

  private void writeCommon(String framework, String more, String order, String before)
      throws IOException {
    Map<String, String> texts =
        Map.of(
            "AIT",
            EACH,
            "BIT",
            OF_METHODS,
            "CIT",
            BEFORE,
            "DIT",
            SHARED,
            "EIT",
            NONE,
            "FIT",
            NEARER);
    for (Map.Entry<String, String> each : texts.entrySet()) {
      write(each.getKey(), each.getValue().replace("ORDER", order), framework, more, before);
    }
  }

  private void write(String name, String text, String framework, String more, String before)
      throws IOException {
    test(
        name,
        text.replace("FRAMEWORK", framework)
            .replace("MORE", more)
            .replace("@Before ", "@" + before + " "));
  }

  @AfterEach
  void stop() throws Exception {
    new TestServers(cache.resolve("incremental/postgres")).stop("18");
  }

  private String output() {
    return String.join("\n", project.said());
  }

  private void assertThatAllPass(String... arguments) {
    assertThat(project.build(arguments)).as(this::output).isTrue();
    assertThat(project.said())
        .filteredOn(line -> line.contains("begins with what its seed has written"))
        .singleElement()
        .asString()
        .contains("a.CIT begins with what its seed has written: what @BeforeClass or the start of")
        .contains("wrote to staff is gone; let the seed write it");
    assertThat(output()).doesNotContain("have no effect");
    assertThat(project.said()).noneMatch(line -> line.contains("The database is replaced"));
  }

  private void assertThatTotalIs(int tests, int skipped) {
    assertThat(project.said())
        .contains("Tests run: %d, Failures: 0, Errors: 0, Skipped: %d".formatted(tests, skipped));
  }

  /** Surefire looks into classes that lie in others, too, when it is told which tests to run. */
  private void without(String name) throws IOException {
    Files.delete(project.file("src/test/java/a/" + name + ".java"));
    new FileTree(project.file("target/test-classes")).delete();
  }

  private void failsafe(String elements) throws IOException {
    project.replace("pom.xml", "</runOrder>", "</runOrder>" + Matcher.quoteReplacement(elements));
  }

  @Test
  void testsOfJunit4BeginWithTheirSeeds() throws Exception {
    project.withJunit4("3.5.4");
    writeJunit4();
    test("XIT", PreSeedIT.LEAVING.formatted("XIT", "org.junit.Test", ""));
    test("YIT", PreSeedIT.LEAVING.formatted("YIT", "org.junit.Test", "1Lea3"));
    assertThatAllPass("verify", "-Dincremental.database.verifyRestore=true");
    assertThatTotalIs(27, 1);

    without("SuiteIT");
    project.replace("pom.xml", "4.13.2", "4.12");
    assertThatAllPass("verify");
    assertThatTotalIs(21, 1);
  }

  @Test
  void soDoThoseThatRunInParallelOneAfterTheOther() throws Exception {
    project.withJunit4("3.5.4");
    writeJunit4();
    without("SuiteIT");
    failsafe("<excludedGroups>a.Paid</excludedGroups>");
    assertThatAllPass("verify");
    assertThat(project.said()).anyMatch(line -> line.contains("JUnitCoreProvider"));
    assertThatTotalIs(19, 1);

    without("EIT"); // which has no seed, and so waits for nobody
    failsafe("<parallel>classesAndMethods</parallel><threadCount>4</threadCount>");
    assertThatAllPass("verify");
    assertThatTotalIs(18, 1);
  }

  /** The tests make a database for themselves, as in an IDE. */
  @Test
  void soTheyDoInAJvmThatGotNoDatabase() throws Exception {
    project.withJunit4("3.5.4");
    writeJunit4();
    String version = System.getProperty("it.version", "0.1.0-SNAPSHOT");
    String name = "incremental-testdb";
    failsafe(
        "<argLine>-javaagent:\"${settings.localRepository}/dev/incremental/%s/%s/%s-%s.jar\"</argLine>"
            .formatted(name, version, name, version));
    assertThat(project.build("verify", "-Dit.test=AIT,DIT")).as(this::output).isTrue();
    assertThatTotalIs(6, 1);
    assertThat(output()).contains("its forks get no databases");
  }

  @Test
  void soDoThoseThatVintageRuns() throws Exception {
    project.withDependency("org.junit.vintage:junit-vintage-engine:6.1.3");
    writeJunit4();
    assertThatAllPass("verify", "-Dincremental.database.verifyRestore=true");
    assertThatTotalIs(26, 2);
  }

  @Test
  void soDoThoseOfTestNg() throws Exception {
    writeTestNg();
    project.replace("src/test/java/a/AIT.java", "@BeforeMethod ", EARLY + "@BeforeMethod ");
    assertThatAllPass("verify", "-Dincremental.database.verifyRestore=true");
    assertThatTotalIs(18, 0);

    project.replace("pom.xml", "7.11.0", "6.14.3");
    assertThatAllPass("verify");
    assertThatTotalIs(18, 0);
    assertThat(project.said()).anyMatch(line -> line.contains("TestNGProvider"));
  }

  /** TestNG's engine there takes the classes in whatever order, which Surefire does not decide. */
  @Test
  void soDoAllWhereSurefireRunsThemOnTheJunitPlatform() throws Exception {
    writeTestNg();
    test("KIT", TOLD);
    project.replace(
        "pom.xml",
        "failsafe-plugin</artifactId><version>3.5.4",
        "failsafe-plugin</artifactId><version>3.6.1");
    assertThatAllPass("verify");
    assertThat(project.said()).anyMatch(line -> line.contains("JUnitPlatformProvider"));
  }

  @Test
  void whoKnowsNothingOfSeedsIsNotDisturbed() throws Exception {
    project.withTestNg();
    written();
    failsafe("<useSystemClassLoader>false</useSystemClassLoader>");
    Files.delete(project.file("src/test/java/a/Seeds.java"));
    Files.delete(project.file("src/test/java/a/Base.java"));
    project.replace(
        "pom.xml",
        "<artifactId>incremental-testdb</artifactId>",
        "<artifactId>incremental-recording</artifactId>");
    test(
        "ZIT",
        "package a;\npublic class ZIT extends Sql { @org.testng.annotations.Test public void reads() throws Exception { ask(STAFF); } }");
    assertThat(project.build("verify")).as(this::output).isTrue();
    assertThatTotalIs(1, 0);
  }

  private void writeSpring() throws IOException {
    for (String each : List.of("context", "test", "jdbc")) {
      project.withDependency("org.springframework:spring-" + each + ":6.2.14");
    }
  }

  private void assertThatStartsAreMissed(String... classes) {
    assertThat(project.build("verify", "-Dit.test=" + String.join(",", classes) + ",EIT"))
        .as(this::output)
        .isTrue();
    assertThat(project.said())
        .filteredOn(line -> line.contains("begins with what its seed has written"))
        .singleElement()
        .asString()
        .contains("a." + classes[0] + " begins with what its seed has written");
    assertThat(project.said()).noneMatch(line -> line.contains("The database is replaced"));
  }

  @Test
  void springsTransactionsBeginAfterARestoreInJunit4() throws Exception {
    project.withJunit4("3.5.4");
    writeSpring();
    writeJunit4();
    test("Application", APPLICATION);
    String runner =
        "@org.junit.runner.RunWith(org.springframework.test.context.junit4.SpringRunner.class)\n";
    test(
        "SpringIT",
        transactional(JUNIT4, "SpringIT", "", "", "")
            .replace("@Transactional", runner + "@Transactional"));
    assertThatStartsAreMissed("SpringIT");

    String rules =
        """
        private static int times;
        @ClassRule public static final org.springframework.test.context.junit4.rules.SpringClassRule
            FOR_ALL = new org.springframework.test.context.junit4.rules.SpringClassRule();
        @Rule public final org.springframework.test.context.junit4.rules.SpringMethodRule forEach =
            new org.springframework.test.context.junit4.rules.SpringMethodRule();
        """;
    String first = " + (times++ == 0 ? \",3Root0\" : \"\")";
    test("SpringIT", transactional(JUNIT4, "SpringIT", "", rules, first));
    assertThat(project.build("verify", "-Dit.test=SpringIT")).as(this::output).isTrue();
  }

  @Test
  void springsTransactionsBeginAfterARestoreInTestNg() throws Exception {
    writeSpring();
    writeTestNg();
    test("Application", APPLICATION);
    String base =
        "extends org.springframework.test.context.testng.AbstractTransactionalTestNGSpringContextTests";
    test("SpringIT", transactional(TESTNG, "SpringIT", base, "", ""));
    assertThatStartsAreMissed("SpringIT");
  }

  private void assertThatOneCannotBegin(String framework, String each, String expected)
      throws IOException {
    test(
        "NIT",
        UNKNOWN
            .replace("FRAMEWORK", framework)
            .replace("EACH", each)
            .replace("EXPECTED", expected));
    assertThat(project.build("verify", "-Dit.test=NIT,EIT")).as(this::output).isFalse();
    assertThat(project.said())
        .filteredOn(line -> line.startsWith("Tests run: ") && !line.contains("Time elapsed"))
        .last()
        .asString()
        .startsWith("Tests run: 3, ");
    assertThat(project.said())
        .filteredOn(
            line -> line.matches(".*NIT.cannotBegin.*There is no seed 'firm' [(]a.NIT[)].*"))
        .isNotEmpty();
    assertThat(output()).contains("There is no seed 'firm' (a.NIT): there are company, payroll");
  }

  @Test
  void aRestoreThatFailsFailsTheTest() throws Exception {
    project.withJunit4("3.5.4");
    writeJunit4();
    assertThatOneCannotBegin(JUNIT4, "", "expected");
  }

  @Test
  void inTestNgToo() throws Exception {
    writeTestNg();
    assertThatOneCannotBegin(TESTNG, "Method", "expectedExceptions");

    failsafe("<parallel>methods</parallel><threadCount>2</threadCount>");
    assertThat(project.build("verify", "-Dit.test=AIT,EIT")).isFalse();
    assertThat(output())
        .contains(
            "TestNG runs tests at the same time, of which each is to begin with its seed (a.AIT)");
  }

  @Test
  void whoBeginsWithASeedThatChangedIsSelected() throws Exception {
    project.withJunit4("3.5.4");
    writeJunit4();
    assertThatPayrollSelectsWhoHasIt();
    assertThat(project.ranIntegrated())
        .doesNotContain("a.AIT#one", "a.EIT#findsWhatWasMigrated", "a.HIT$First#one");
  }

  /** Surefire tells of no classes in TestNG, so that what is before a test counts for all. */
  @Test
  void soAreTestsOfTestNg() throws Exception {
    writeTestNg();
    assertThatPayrollSelectsWhoHasIt();
  }

  private void assertThatPayrollSelectsWhoHasIt() throws IOException {
    assertThat(project.run("verify")).as(this::output).isTrue();
    project.replace("src/test/java/a/Seeds.java", "pay = 100", "pay = 10 * 10");
    assertThat(project.run("verify")).as(this::output).isTrue();
    assertThat(output()).contains("begins with the seed payroll");
    assertThat(project.ranIntegrated()).as(this::output).contains("a.BIT#bHasPay", "a.FIT#hasPay");
  }
}
