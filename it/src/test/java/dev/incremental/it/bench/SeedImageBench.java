package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import dev.incremental.it.maven.CommandResult;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.Git;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.plugin.database.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures what an image of a seed with a million rows costs whoever publishes it, and spares
 * whoever finds it: times and sizes as the goal says them.
 */
final class SeedImageBench {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final String SUBJECT = "a seed of 1,000,000 rows in two tables";

  private static final String DEPENDENCY =
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
      import java.sql.*;
      class Seeds {
        @dev.incremental.testdb.Seed("clients")
        static void clients(Connection connection) throws SQLException {
          connection.setAutoCommit(false);
          write(connection, "INSERT INTO owners (first_name, last_name, city, telephone)"
              + " VALUES ('Ada ' || ?, 'Abel', 'Bern', '031123456')");
          write(connection, "INSERT INTO pets (owner_id, type_id, name, born)"
              + " VALUES (?, 2, 'Rex', DATE '2020-05-17')");
        }
        private static void write(Connection connection, String row) throws SQLException {
          try (PreparedStatement sql = connection.prepareStatement(row)) {
            for (int i = 1; i <= 500_000; i++) {
              sql.setInt(1, i);
              sql.addBatch();
              if (i % 1_000 == 0) {
                sql.executeBatch();
              }
            }
          }
        }
      }
      """;

  private enum Step {
    MADE("made", "Made seed clients in ([\\d.]+) s, ([\\d.]+) MB"),
    PUBLISHED(
        "exported and published",
        "Published seed clients in ([\\d.]+) s, 1,\\d{3},\\d{3} rows in ([\\d.]+) MB"),
    IMPORTED("imported", "Imported seed clients from the store in ([\\d.]+) s, ([\\d.]+) MB");

    private final String title;
    private final Pattern line;

    Step(String title, String line) {
      this.title = title;
      this.line = Pattern.compile(line);
    }

    Matcher in(CommandResult result) {
      Matcher said = line.matcher(result.output());
      assertThat(said.find()).as(() -> this + " in " + result.output()).isTrue();
      return said;
    }
  }

  private final Path directory;
  private final MavenClient maven;
  private final Report report;
  private final int rounds;
  private final Map<Step, List<Double>> seconds = new EnumMap<>(Step.class);
  private final Map<Step, Double> sizes = new EnumMap<>(Step.class);

  SeedImageBench(Path directory, MavenClient maven, Report report, int rounds) {
    this.directory = directory;
    this.maven = maven;
    this.report = report;
    this.rounds = rounds;
  }

  void run() throws IOException {
    Path project = project();
    try {
      for (int round = 0; round < rounds; round++) {
        CommandResult one =
            goal(project, "one", "-Dincremental.seed.force", "-Dincremental.publish=true");
        note(Step.MADE, one, round);
        note(Step.PUBLISHED, one, round);
        stop("other");
        new FileTree(directory.resolve("other")).delete();
        note(Step.IMPORTED, goal(project, "other"), round);
      }
    } finally {
      stop("one");
      stop("other");
    }
    for (Step each : Step.values()) {
      MedianInterval median = interval(seconds.get(each));
      report.add(new Figure(SUBJECT, each.title, "s", median, ""));
    }
    report.add(single("database", sizes.get(Step.MADE)));
    report.add(single("image", sizes.get(Step.PUBLISHED)));
  }

  private static MedianInterval interval(List<Double> values) {
    return MedianInterval.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Figure single(String what, double megabytes) {
    return new Figure(SUBJECT, "size of the " + what, "MB", MedianInterval.of(megabytes), "");
  }

  private void note(Step step, CommandResult result, int round) throws IOException {
    Matcher said = step.in(result);
    double time = Double.parseDouble(said.group(1));
    seconds.computeIfAbsent(step, each -> new ArrayList<>()).add(time);
    sizes.put(step, Double.parseDouble(said.group(2)));
    report.run(SUBJECT, step.title, round, 0, time, said.group(2));
  }

  private CommandResult goal(Path project, String server, String... more) {
    List<String> words = new ArrayList<>(List.of("-o", "incremental:seed"));
    words.add("-Dincremental.database.directory=" + directory.resolve(server));
    words.add("-Dincremental.store=" + directory.resolve("store"));
    words.addAll(List.of(more));
    return maven.run(project, LIMIT, words).orThrow();
  }

  private Path project() throws IOException {
    Path project = directory.resolve("project");
    new FileTree(directory.resolve("store")).delete();
    new FileTree(Path.of("practice").toAbsolutePath()).replace(project);
    Path pom = project.resolve("pom.xml");
    Files.writeString(pom, Files.readString(pom).replaceFirst("<dependencies>", DEPENDENCY));
    Files.writeString(project.resolve("src/test/java/practice/Seeds.java"), SEEDS);
    Git.init(project).commitAll("With a seed", Instant.parse("2026-01-01T12:00:00Z"));
    return project;
  }

  private void stop(String server) throws IOException {
    try {
      new TestServers(directory.resolve(server)).stop("18");
    } catch (DatabaseException e) {
      throw new IOException(e);
    }
  }
}
