package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The sample application {@code payroll}: Spring Boot with JPA and Flyway, whose integration tests
 * extend one class that writes a company before each of them.
 */
public final class Payroll {
  /** Classes of integration tests. */
  public static final int CLASSES = 36;

  /** Methods of integration tests. */
  public static final int METHODS = 91;

  static final String BASE = "src/test/java/payroll/CompanyTest.java";
  static final String SEEDS = "src/test/java/payroll/Seeds.java";

  private static final String FUNCTIONS =
      """
      package payroll;

      import dev.incremental.testdb.Seed;

      class Seeds {
        @Seed(value = "staff", context = CompanyTest.class)
        static void staff(Alpen alpen) {
          alpen.hire();
        }

        @Seed(value = "paid", after = "staff", context = CompanyTest.class)
        static void paid(Alpen alpen) {
          alpen.pay();
        }
      }
      """;

  private static final String SET_UP = "(?s)  @BeforeAll\n  void write\\(\\) \\{.*?\n  \\}\n\n";

  private Payroll() {}

  /** Makes seeds of what the common class sets up, and has it name them instead. */
  public static void seed(Path project) throws IOException {
    Files.writeString(project.resolve(SEEDS), FUNCTIONS);
    Path base = project.resolve(BASE);
    String before = Files.readString(base);
    String after =
        before
            .replaceFirst(SET_UP, "")
            .replaceFirst("@Transactional\n", "@dev.incremental.testdb.PreSeeded(\"paid\")\n$0");
    assertThat(after).contains("PreSeeded").doesNotContain("alpen.hire");
    Files.writeString(base, after);
  }
}
