package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import dev.incremental.it.maven.CommandResult;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.TestReports;
import dev.incremental.plugin.database.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures what a seed saves in the sample application: test classes whose common base class writes
 * data through the application before each class, and the same with these data as a seed.
 */
final class SeedBench {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final int CLASSES = 30;
  private static final int METHODS = 3;
  private static final String SUBJECT =
      CLASSES + " test classes with " + METHODS + " tests each, on one base class";

  private static final String DEPENDENCY =
      """
      <dependencies>
      <dependency>
        <groupId>dev.incremental</groupId><artifactId>incremental-testdb</artifactId>
        <version>0.1.0-SNAPSHOT</version><scope>test</scope>
      </dependency>
      """;

  private static final String WRITES =
      """
          for (int i = 0; i < 6_000; i++) {
            Owner owner = owners.add(new Owner("Ada", "Abel" + i, "Bern", "031123456"));
            pets.add(new Pet(owner.id(), "dog", "Rex", LocalDate.of(2020, 5, 17)));
          }
      """;

  private static final String HEAD =
      """
      package practice;
      import java.time.LocalDate;
      import org.junit.jupiter.api.*;
      import org.springframework.beans.factory.annotation.Autowired;
      import org.springframework.boot.test.context.SpringBootTest;
      import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
      import org.springframework.jdbc.core.simple.JdbcClient;
      import practice.owner.*;
      import practice.pet.*;
      """;

  private static final String SET_UP =
      HEAD
          + """
          @SpringBootTest(webEnvironment = WebEnvironment.NONE)
          @TestInstance(TestInstance.Lifecycle.PER_CLASS)
          abstract class Clients {
            @Autowired OwnerRepository owners;
            @Autowired PetRepository pets;
            @Autowired JdbcClient jdbc;
            @BeforeAll void write() {
              jdbc.sql("TRUNCATE owners, pets CASCADE").update();
          """
          + WRITES
          + """
            }
          }
          """;

  private static final String SEEDED =
      HEAD
          + """
          @SpringBootTest(webEnvironment = WebEnvironment.NONE)
          @dev.incremental.testdb.PreSeeded("clients")
          abstract class Clients {
            @Autowired OwnerRepository owners;
            @Autowired PetRepository pets;
          }
          """;

  private static final String SEEDS =
      HEAD
          + """
          class Seeds {
            @dev.incremental.testdb.Seed(value = "clients", context = T00IT.class)
            static void clients(OwnerRepository owners, PetRepository pets) {
          """
          + WRITES
          + """
            }
          }
          """;

  private static final String TEST =
      """
      package practice;
      import static org.assertj.core.api.Assertions.assertThat;
      import org.junit.jupiter.api.*;
      import practice.owner.*;
      class T%02dIT extends Clients {
        @RepeatedTest(%d) void finds() {
          assertThat(owners.named("abel")).hasSizeGreaterThanOrEqualTo(6_000);
          owners.add(new Owner("Eve", "Egli", "Chur", "081123456"));
        }
      }
      """;

  private final Path directory;
  private final MavenClient maven;
  private final Report report;
  private final int rounds;

  SeedBench(Path directory, MavenClient maven, Report report, int rounds) {
    this.directory = directory;
    this.maven = maven;
    this.report = report;
    this.rounds = rounds;
  }

  private enum Case {
    SET_UP("set up before each class"),
    FIRST("with a seed, for the first time"),
    SECOND("with a seed that is there");

    private final String title;

    Case(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  void run() throws IOException {
    Path before = project("before", SET_UP);
    Path after = project("after", SEEDED);
    Files.writeString(after.resolve("src/test/java/practice/Seeds.java"), SEEDS);
    try {
      build(before);
      build(after);
      Interleaving<Case, Double> times =
          Interleaving.of(
              List.of(Case.values()),
              rounds,
              (each, round) -> {
                if (each == Case.FIRST) {
                  new FileTree(after.resolve("store")).delete();
                }
                double seconds = build(each == Case.SET_UP ? before : after);
                report.run(SUBJECT, each, round, 0, seconds, CLASSES * METHODS);
                return seconds;
              });
      for (Case each : Case.values()) {
        MedianInterval seconds = times.values(each, value -> value);
        report.add(new Figure(SUBJECT, "Maven, " + each, "s", seconds, ""));
      }
      for (Case each : List.of(Case.FIRST, Case.SECOND)) {
        MedianInterval ratio = times.ratio(each, Case.SET_UP, value -> value);
        report.add(new Figure(SUBJECT, each + " ÷ " + Case.SET_UP, "×", ratio, ""));
      }
    } finally {
      stop();
    }
  }

  private void stop() throws IOException {
    try {
      new TestServers(directory.resolve("postgres")).stop("18");
    } catch (DatabaseException e) {
      throw new IOException(e);
    }
  }

  private Path project(String name, String base) throws IOException {
    Path project = directory.resolve(name);
    new FileTree(Path.of("practice").toAbsolutePath()).replace(project);
    Path pom = project.resolve("pom.xml");
    Files.writeString(pom, Files.readString(pom).replaceFirst("<dependencies>", DEPENDENCY));
    Path tests = project.resolve("src/test/java/practice");
    Files.writeString(tests.resolve("Clients.java"), base);
    for (int i = 0; i < CLASSES; i++) {
      String file = String.format(Locale.ROOT, "T%02dIT.java", i);
      Files.writeString(tests.resolve(file), String.format(Locale.ROOT, TEST, i, METHODS));
    }
    return project;
  }

  /** Seconds from the start of Maven to its end, everything compiled before but for the first. */
  private double build(Path project) throws IOException {
    Path reports = project.resolve("target/failsafe-reports");
    new FileTree(reports).delete();
    List<String> words = new ArrayList<>(List.of("-o", "verify", "-Dit.test=T*IT"));
    words.add("-Dincremental.database.directory=" + directory.resolve("postgres"));
    words.add("-Dincremental.store=" + project.resolve("store"));
    CommandResult result = maven.run(project, LIMIT, words).orThrow();
    assertThat(TestReports.in(reports).ran()).hasSize(CLASSES);
    return result.duration().toNanos() / 1e9;
  }
}
