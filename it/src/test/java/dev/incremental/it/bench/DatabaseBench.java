package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import dev.incremental.plugin.database.Ahead;
import dev.incremental.plugin.database.Clones;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.FlywayMigrating;
import dev.incremental.plugin.database.MigrationSettings;
import dev.incremental.plugin.database.Migrations;
import dev.incremental.plugin.database.Server;
import dev.incremental.plugin.database.Templates;
import dev.incremental.plugin.database.Templates.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures the server's start, clones, and migrations, which Flyway applies to each fork's own
 * database otherwise.
 */
final class DatabaseBench {
  private static final String VERSION = "18";
  private static final int MIGRATIONS = ForkProject.MIGRATIONS;
  private static final String FLYWAY = "13";
  private static final int CLONES = 20;
  private static final String SECONDS = "s";

  private final Path directory;
  private final Report report;
  private final int rounds;

  /** Scripts and templates of an earlier run may still be there. */
  private final String run = Long.toHexString(System.nanoTime());

  DatabaseBench(Path directory, Report report, int rounds) {
    this.directory = directory;
    this.report = report;
    this.rounds = rounds;
  }

  /** Something that is timed. */
  @FunctionalInterface
  private interface Timed {
    void run() throws DatabaseException, IOException;
  }

  private static double seconds(Timed timed) throws DatabaseException, IOException {
    long start = System.nanoTime();
    timed.run();
    return (System.nanoTime() - start) / 1e9;
  }

  void run() throws IOException, DatabaseException {
    Files.createDirectories(directory);
    try (TestServers servers = new TestServers(directory.resolve("data"))) {
      servers.running(VERSION);
      starts(servers);
      Server server = servers.running(VERSION);
      for (int tables : new int[] {20, 100, 400}) {
        clones(server, tables, 10);
      }
      clones(server, 100, 500);
      migrations(server);
    }
  }

  private void starts(TestServers servers) throws IOException, DatabaseException {
    List<Double> starts = new ArrayList<>();
    List<Double> attachments = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      servers.stop(VERSION);
      starts.add(seconds(() -> servers.running(VERSION)));
      attachments.add(seconds(() -> servers.running(VERSION)));
    }
    figure("PostgreSQL " + VERSION, "start on data that are there", starts, "≤ 0.3");
    figure("PostgreSQL " + VERSION, "attaching to one that runs", attachments, "≤ 0.05");
  }

  private void figure(String subject, String what, List<Double> values, String goal)
      throws IOException {
    double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
    report.add(new Figure(subject, what, SECONDS, MedianInterval.of(all), goal));
  }

  /** A template with tables that are together about so large. */
  private void clones(Server server, int tables, int megabytes)
      throws IOException, DatabaseException {
    String name = tables + "_tables_" + megabytes;
    MigrationSettings settings =
        MigrationSettings.of(Map.of("flyway.table", name), List.of(), directory);
    Template template =
        new Templates(server, "it:bench", said -> {})
            .ensure(
                Migrations.in(settings, FLYWAY),
                (url, where) -> {
                  fill(where, url, tables, megabytes);
                  return 1;
                });
    List<Double> values = new ArrayList<>();
    Clones clones = new Clones(server);
    for (int i = 0; i < Math.max(CLONES, rounds); i++) {
      List<String> made = new ArrayList<>();
      values.add(seconds(() -> made.add(clones.create(template.name(), ProcessHandle.current()))));
      clones.drop(made.get(0));
    }
    String subject = String.format(Locale.ROOT, "%d tables, %d MB", tables, megabytes);
    String goal = megabytes > 10 ? "≤ 0.3" : "≤ 0.015";
    figure(subject, "a clone", values, goal);
    List<Double> sorted = values.stream().sorted().toList();
    int last = (int) Math.ceil(0.95 * sorted.size());
    figure(subject, "a clone, 95 % of them within", sorted.subList(last - 1, last), goal);
    try {
      AskedClones asked = new AskedClones(server, template.name());
      figure(subject, "a clone, asked for by a fork", asked.seconds(CLONES, Ahead.NONE), goal);
      figure(
          subject,
          "a clone made ahead, asked for by a fork",
          asked.seconds(CLONES, new Ahead(1, true)),
          goal);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fill(Server server, String url, int tables, int megabytes)
      throws DatabaseException {
    int rows = megabytes * 1000 / tables;
    try (Connection connection = connect(server, url);
        Statement sql = connection.createStatement()) {
      for (int i = 0; i < tables; i++) {
        sql.execute("CREATE TABLE t" + i + " (id int PRIMARY KEY, x text)");
        sql.execute(
            "INSERT INTO t"
                + i
                + " SELECT n, repeat(md5(n::text), 28) FROM generate_series(1, "
                + rows
                + ") n");
      }
      sql.execute("CHECKPOINT");
    } catch (SQLException e) {
      throw new DatabaseException(String.valueOf(e.getMessage()), url, "look");
    }
  }

  private static Connection connect(Server server, String url) throws SQLException {
    return DriverManager.getConnection(url, server.user(), server.password());
  }

  private enum Way {
    FULL,
    NONE,
    ONE_PENDING,
    FLYWAY_FULL,
    FLYWAY_NONE
  }

  private void migrations(Server server) throws IOException {
    Interleaving<Way, Double> times =
        Interleaving.of(
            List.of(Way.values()),
            rounds,
            (way, round) -> {
              try {
                return time(server, way, round);
              } catch (DatabaseException e) {
                throw new IllegalStateException(e);
              }
            });
    String subject = MIGRATIONS + " migrations";
    for (Way way : Way.values()) {
      report.add(
          new Figure(
              subject,
              switch (way) {
                case FULL -> "all";
                case NONE -> "none, hashes and all";
                case ONE_PENDING -> "one that is new";
                case FLYWAY_FULL -> "all, Flyway on a fork's own database";
                case FLYWAY_NONE -> "none, Flyway on a fork's own database";
              },
              SECONDS,
              times.values(way, each -> each),
              way == Way.NONE ? "≤ 0.4" : ""));
    }
    report.add(
        new Figure(
            subject,
            "none ÷ all, Flyway on a fork's own database",
            "×",
            times.ratio(Way.NONE, Way.FLYWAY_FULL, each -> each),
            ""));
  }

  /** Each round has migrations of its own, of which the last one is left out at first. */
  private double time(Server server, Way way, int round) throws IOException, DatabaseException {
    Path scripts = directory.resolve("scripts" + run).resolve("round" + round + way);
    write(scripts, run + round + way.name(), MIGRATIONS - (way == Way.ONE_PENDING ? 1 : 0));
    MigrationSettings settings = settings(scripts);
    FlywayMigrating flyway = new FlywayMigrating(settings, said -> {});
    if (way == Way.FLYWAY_FULL || way == Way.FLYWAY_NONE) {
      return flywayAlone(server, way, flyway);
    }
    Templates templates = new Templates(server, "it:bench", said -> {});
    if (way == Way.FULL) {
      return seconds(
          () ->
              assertThat(templates.ensure(Migrations.in(settings, FLYWAY), flyway).applied())
                  .isEqualTo(MIGRATIONS));
    }
    templates.ensure(Migrations.in(settings, FLYWAY), flyway);
    write(scripts, run + round + way.name(), MIGRATIONS);
    MigrationSettings again = settings(scripts);
    return seconds(
        () ->
            assertThat(templates.ensure(Migrations.in(again, FLYWAY), flyway))
                .returns(way == Way.NONE, Template::wasThere)
                .returns(way == Way.NONE ? -1 : 1, Template::applied));
  }

  private MigrationSettings settings(Path scripts) throws DatabaseException {
    return MigrationSettings.of(
        Map.of("flyway.locations", "filesystem:" + scripts), List.of(), directory);
  }

  private static double flywayAlone(Server server, Way way, FlywayMigrating flyway)
      throws IOException, DatabaseException {
    String database = "bench_" + way.name().toLowerCase(Locale.ROOT);
    run(server, "DROP DATABASE IF EXISTS " + database);
    run(server, "CREATE DATABASE " + database);
    if (way == Way.FLYWAY_NONE) {
      flyway.migrate(server.url(database), server);
    }
    double seconds =
        seconds(
            () ->
                assertThat(flyway.migrate(server.url(database), server))
                    .isEqualTo(way == Way.FLYWAY_NONE ? 0 : MIGRATIONS));
    run(server, "DROP DATABASE " + database);
    return seconds;
  }

  private static void run(Server server, String statement) throws DatabaseException {
    try (Connection connection = connect(server, server.url("postgres"));
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new DatabaseException(String.valueOf(e.getMessage()), statement, "look");
    }
  }

  private static void write(Path directory, String comment, int number) throws IOException {
    Files.createDirectories(directory);
    List<Path> files =
        IntStream.rangeClosed(1, number)
            .mapToObj(i -> directory.resolve("V" + i + "__t" + i + ".sql"))
            .toList();
    for (Path file : files) {
      String table = file.getFileName().toString().replaceAll(".*__|[.]sql", "");
      Files.writeString(file, ForkProject.migration(table, comment));
    }
    try (Stream<Path> there = Files.list(directory)) {
      assertThat(there).hasSize(number);
    }
  }
}
