package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import dev.incremental.it.maven.CommandResult;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.Payroll;
import dev.incremental.it.maven.TestReports;
import dev.incremental.plugin.database.DatabaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what a seed saves in the sample application with JPA: test classes whose common base
 * class writes data through the application before each class, and the same with these data as a
 * seed.
 */
final class SeedBench {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final int PEOPLE = 60;
  private static final String SUBJECT =
      Payroll.CLASSES + " test classes with " + Payroll.METHODS + " tests, on one base class";

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
    Path before = project("before");
    Path after = project("after");
    Payroll.seed(after);
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
                report.run(SUBJECT, each, round, 0, seconds, Payroll.METHODS);
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

  private Path project(String name) throws IOException {
    Path project = directory.resolve(name);
    new FileTree(Path.of("payroll").toAbsolutePath()).replace(project);
    return project;
  }

  /** Seconds from the start of Maven to its end, everything compiled before but for the first. */
  private double build(Path project) throws IOException {
    Path reports = project.resolve("target/failsafe-reports");
    new FileTree(reports).delete();
    List<String> words = new ArrayList<>(List.of("-o", "verify", "-Dpeople=" + PEOPLE));
    words.add("-Dincremental.database.directory=" + directory.resolve("postgres"));
    words.add("-Dincremental.store=" + project.resolve("store"));
    CommandResult result = maven.run(project, LIMIT, words).orThrow();
    assertThat(TestReports.in(reports).ran()).hasSize(Payroll.METHODS);
    return result.duration().toNanos() / 1e9;
  }
}
