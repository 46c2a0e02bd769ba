package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An application of the usual kind whose integration tests read and write a migrated PostgreSQL,
 * through Spring Boot with its own Flyway, and beside it.
 *
 * <p>All copies of it are built against one server, so that the first build's template serves all
 * that follow.
 */
class PracticeIT {
  private static final int UNIT_TESTS = 8;
  private static final int INTEGRATION_TESTS = 52;
  private static final int MIGRATIONS = 9;
  private static final String MIGRATION = "src/main/resources/db/migration/";

  /** What the application's own Flyway says where it finds nothing to do. */
  private static final String UP_TO_DATE =
      "Schema \"public\" is up to date. No migration necessary.";

  private static SmallProject built;
  private static Path cache;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeAll
  static void buildForTheFirstTime(@TempDir Path directory) throws IOException {
    cache = Files.createDirectory(directory.resolve("cache"));
    built =
        SmallProject.sample("practice", directory)
            .withEnvironment(Map.of("XDG_CACHE_HOME", cache.toString()));
    assertThat(built.build("verify")).as(() -> String.join("\n", built.said())).isTrue();
    assertThat(built.said())
        .filteredOn(line -> line.startsWith("Migrated"))
        .singleElement()
        .asString()
        .startsWith("Migrated: " + MIGRATIONS + " migrations applied for incremental_t_");
    assertAllRan(built, 1);
  }

  @AfterAll
  static void stop() throws Exception {
    new TestServers(cache.resolve("incremental/postgres")).stop("18");
  }

  @BeforeEach
  void copy() throws IOException {
    project = built.copiedTo(parent);
  }

  @AfterEach
  void leavesNothingBehind() throws Exception {
    assertThat(ProjectDatabase.of(project).leftBehind()).isEmpty();
  }

  private static void assertAllRan(SmallProject project, int forks) throws IOException {
    assertThat(project.ran()).hasSize(UNIT_TESTS);
    assertAllIntegratedRan(project, forks);
  }

  private static void assertAllIntegratedRan(SmallProject project, int forks) throws IOException {
    assertThat(project.ranIntegrated()).hasSize(INTEGRATION_TESTS);
    assertThat(project.said())
        .contains(
            forks == 1
                ? "1 fork had a database, which is dropped"
                : forks + " forks had databases, which are dropped")
        .anyMatch(line -> line.contains(UP_TO_DATE))
        .noneMatch(line -> line.contains("Migrating schema"));
  }

  private static void assertNothingMigrated(SmallProject project) {
    assertThat(project.said())
        .noneMatch(line -> line.startsWith("Migrated"))
        .anyMatch(line -> line.matches("Nothing to migrate: incremental_t_\\w+ is up to date"));
  }

  private static String[] forks(int number) {
    return new String[] {"-Dforks=" + number};
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void ordinaryBuildsUseWhatWasMigratedOnce(int forks) throws IOException {
    assertThat(project.build("verify", "-Dforks=" + forks)).isTrue();
    assertNothingMigrated(project);
    assertAllRan(project, forks);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void selectingBuildsDoSoAndThenRunNothing(int forks) throws IOException {
    assertThat(project.run("verify", forks(forks))).isTrue();
    assertNothingMigrated(project);
    assertAllRan(project, forks);

    assertThat(project.run("verify", forks(forks))).isTrue();
    assertNothingMigrated(project);
    assertThat(project.ran()).isEmpty();
    assertThat(project.ranIntegrated()).isEmpty();
  }

  @Test
  void migrationsThatAreNewOrEditedSelectTheTestsOfTheDatabase() throws IOException {
    assertThat(project.run("verify")).isTrue();

    project.write(MIGRATION + "V9__weights.sql", "ALTER TABLE pets ADD COLUMN weight numeric;");
    assertThat(project.run("verify", forks(2))).isTrue();
    assertMigrated("Migrated: 1 migration applied for incremental_t_\\w+");

    project.replace(MIGRATION + "V7__paid_bills.sql", "bills_open", "open_bills");
    assertThat(project.run("verify", forks(2))).isTrue();
    assertMigrated(
        "Migrated anew, since migration 7 has changed: "
            + (MIGRATIONS + 1)
            + " migrations applied for incremental_t_\\w+");

    project.replace(MIGRATION + "V7__paid_bills.sql", "open_bills", "bills_open");
    assertThat(project.run("verify", forks(2))).isTrue();
    assertNothingMigrated(project);
    assertThat(project.ran()).isEmpty();

    assertThat(project.run("verify", forks(2))).isTrue();
    assertThat(project.ranIntegrated()).isEmpty();
  }

  private void assertMigrated(String how) throws IOException {
    assertThat(project.said())
        .filteredOn(line -> line.startsWith("Migrated"))
        .singleElement()
        .asString()
        .matches(how);
    assertThat(project.said())
        .anyMatch(
            line -> line.matches("Running all 52 tests: what the database holds .*changed.*"));
    assertThat(project.ran()).as("unit tests, which have no database").isEmpty();
    assertAllIntegratedRan(project, 2);
  }

  @Test
  void whatBreaksATestBreaksTheBuildAndLeavesNothing() throws IOException {
    assertThat(project.run("verify")).isTrue();

    project.replace(MIGRATION + "V6__bills.sql", "100 \\+ ", "200 + ");
    assertThat(project.run("verify", forks(2))).isFalse();
    assertThat(project.said()).anyMatch(line -> line.contains("since migration 6 has changed"));
    assertThat(TestReports.in(project.file("target/failsafe-reports")).failed())
        .containsExactlyInAnyOrder(
            "practice.bill.BillingIT#dependsOnTheAnimal",
            "practice.bill.BillingIT#hasTaxesAdded",
            "practice.bill.BillingIT#whatIsOwedIsAddedUp");
  }

  private static final String TESTDB =
      """
      <dependencies>
      <dependency>
        <groupId>dev.incremental</groupId><artifactId>incremental-testdb</artifactId>
        <version>0.1.0-SNAPSHOT</version><scope>test</scope>
      </dependency>
      """;

  private static final String SEEDS =
      """
      package practice;
      import dev.incremental.testdb.Seed;
      import practice.owner.OwnerRepository;
      class Seeds {
        private final Samples samples;
        Seeds(Samples samples) { this.samples = samples; }
        @Seed(value = "clients", context = AIT.class)
        void clients(OwnerRepository owners) {
          samples.pet(samples.ada(), "dog", "Rex");
          samples.ben();
          if (owners.named("").size() != 2) { throw new AssertionError(); }
        }
      }
      """;

  /** Writes and commits, or writes in a transaction that Spring begins before or after the seed. */
  private static final String SEEDED =
      """
      package practice;
      import static org.assertj.core.api.Assertions.assertThat;
      import dev.incremental.testdb.PreSeeded;
      import org.junit.jupiter.api.*;
      import org.springframework.beans.factory.annotation.Autowired;
      import org.springframework.boot.test.context.SpringBootTest;
      import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
      import practice.owner.*;
      %s
      class %s {
        @Autowired private OwnerRepository owners;
        @RepeatedTest(3) void hasClients() {
          assertThat(owners.named("")).extracting(Owner::firstName)
              .containsExactlyInAnyOrder("Ada", "Ben");
          owners.add(new Owner("Eve", "Egli", "Chur", "081123456"));
          assertThat(owners.named("")).hasSize(3);
        }
      }
      """;

  @Test
  void testsWithACachedContextBeginWithASeed() throws Exception {
    project.replace("pom.xml", "<dependencies>", TESTDB);
    project.write("src/test/java/practice/Seeds.java", SEEDS);
    String ours = "@PreSeeded(\"clients\")";
    String committing = "@SpringBootTest(webEnvironment = WebEnvironment.NONE) " + ours;
    project.write("src/test/java/practice/AIT.java", SEEDED.formatted(committing, "AIT"));
    String before = "@DatabaseTest " + ours;
    project.write("src/test/java/practice/BIT.java", SEEDED.formatted(before, "BIT"));
    String after = ours + " @DatabaseTest";
    project.write("src/test/java/practice/CIT.java", SEEDED.formatted(after, "CIT"));

    assertThat(project.run("verify")).as(() -> String.join("\n", project.said())).isTrue();
    assertThat(project.said()).anyMatch(line -> line.startsWith("Made seed clients in "));
    assertThat(project.ranIntegrated())
        .contains("practice.AIT#hasClients", "practice.BIT#hasClients", "practice.CIT#hasClients")
        .hasSize(INTEGRATION_TESTS + 3);

    assertThat(project.run("verify")).isTrue();
    assertThat(project.said()).contains("Nothing to seed: clients is up to date");
    assertThat(project.ranIntegrated()).isEmpty();

    project.replace(
        "src/test/java/practice/Samples.java", "\"Rex\"\\);\\s*\\}\\s*\\}", "\"Max\"); } }");
    assertThat(project.run("verify")).isTrue();
    assertThat(project.said()).contains("Nothing to seed: clients is up to date");
  }
}
