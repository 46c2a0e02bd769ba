package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application with JPA whose tests set up a company each, before and after that has become a
 * seed, and what makes the seed anew.
 */
class PayrollIT {
  private static final String MAIN = "src/main/java/payroll/";
  private static final String STAFF = "Seed staff is up to date";
  private static final String UP_TO_DATE = "Nothing to seed: staff, paid are up to date";

  @TempDir Path parent;

  private SmallProject project;
  private Path cache;

  @BeforeEach
  void write() throws IOException {
    cache = Files.createDirectory(parent.resolve("cache"));
    project =
        SmallProject.sample("payroll", parent)
            .withEnvironment(Map.of("XDG_CACHE_HOME", cache.toString()));
  }

  @AfterEach
  void stop() throws Exception {
    new TestServers(cache.resolve("incremental/postgres")).stop("18");
  }

  private String output() {
    return String.join("\n", project.said());
  }

  private Set<String> verified(String... more) throws IOException {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "verify";
    System.arraycopy(more, 0, arguments, 1, more.length);
    assertThat(project.build(arguments)).as(this::output).isTrue();
    return project.ranIntegrated();
  }

  private List<String> seeded() {
    return project.saidOfSteps().stream()
        .filter(line -> line.matches("(Making seed \\w+: |Seed |Nothing to seed).*"))
        .map(line -> line.replaceFirst(" is up to date: .*", " is up to date"))
        .toList();
  }

  @Test
  void aSetUpBecomesASeedByOneChange() throws Exception {
    Set<String> before = verified();
    assertThat(before).hasSize(Payroll.METHODS);
    assertThat(before.stream().map(test -> test.replaceFirst("#.*", "")).distinct())
        .hasSize(Payroll.CLASSES);

    Payroll.seed(project.file("."));
    assertThat(verified()).isEqualTo(before);
    assertThat(seeded())
        .containsExactly(
            "Making seed staff: it was never made here",
            "Making seed paid: it was never made here");

    assertThat(verified("-Dincremental.database.verifyRestore=true")).isEqualTo(before);
    assertThat(seeded()).containsExactly(UP_TO_DATE);
    assertThat(project.said()).noneMatch(line -> line.contains("The database is replaced"));
  }

  private List<String> madeAgain(String file, String text, String replacement) throws IOException {
    String before = Files.readString(project.file(file));
    assertThat(before).contains(text);
    project.write(file, before.replace(text, replacement));
    assertThat(project.run("seed")).as(this::output).isTrue();
    return seeded();
  }

  @Test
  void aSeedIsMadeAgainWhenWhatItWasMadeFromChanges() throws Exception {
    Payroll.seed(project.file("."));
    assertThat(project.run("seed")).as(this::output).isTrue();

    assertThat(madeAgain("src/test/java/payroll/report/HeadcountIT.java", "goesDown", "sinks"))
        .as("a test")
        .containsExactly(STAFF, "Seed paid is up to date");

    assertThat(madeAgain(Payroll.SEEDS, "alpen.pay();", "System.nanoTime(); alpen.pay();"))
        .as("a function")
        .containsExactly(STAFF, "Making seed paid: its class changed");

    assertThat(madeAgain(MAIN + "pay/Deductions.java", "RoundingMode.HALF_UP", "RoundingMode.UP"))
        .as("a service that a function called")
        .hasSize(2)
        .contains(STAFF)
        .anyMatch(line -> line.startsWith("Making seed paid: calls payroll.pay.Deductions#"));

    assertThat(madeAgain("src/test/resources/expenses.sql", "84.00", "85.00"))
        .as("a file with SQL")
        .containsExactly(STAFF, "Making seed paid: reads the resource expenses.sql");

    assertThat(madeAgain(MAIN + "staff/Employee.java", "holidays = 25", "holidays = 26"))
        .as("a field's default, of the seed that another builds on")
        .hasSize(2)
        .anyMatch(line -> line.startsWith("Making seed staff: calls payroll.staff.Employee#"))
        .contains("Making seed paid: begins with the seed staff");

    assertThat(
            madeAgain(
                "src/main/resources/db/migration/V3__pay.sql",
                "'pension', 5.30",
                "'pension', 5.40"))
        .as("a migration")
        .hasSize(2)
        .allMatch(line -> line.matches("Making seed \\w+: what the database holds changed"));
  }
}
