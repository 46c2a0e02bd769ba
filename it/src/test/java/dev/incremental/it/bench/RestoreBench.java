package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.Sessions;
import dev.incremental.it.database.TestServers;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.Server;
import dev.incremental.testdb.restore.Outcome.Restored;
import dev.incremental.testdb.restore.RestorePoint;
import dev.incremental.testdb.restore.Restorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What it costs to go back after a test, beside other ways, and what being armed costs writes. */
final class RestoreBench {
  private static final String VERSION = "18";
  private static final int WARM_UP = 30;

  private final Path directory;
  private final Report report;
  private final int rounds;

  RestoreBench(Path directory, Report report, int rounds) {
    this.directory = directory;
    this.report = report;
    this.rounds = rounds;
  }

  private interface Action {
    void run() throws SQLException;
  }

  private static double seconds(Action action) throws SQLException {
    long start = System.nanoTime();
    action.run();
    return (System.nanoTime() - start) / 1e9;
  }

  void run() throws IOException, SQLException, DatabaseException {
    Files.createDirectories(directory);
    try (TestServers servers = new TestServers(directory.resolve("data"))) {
      Server server = servers.running(VERSION);
      for (int rows : sizes()) {
        for (int tables : new int[] {20, 100, 400}) {
          restores(server, tables, rows);
        }
      }
      writes(server);
    }
  }

  /** The larger one takes minutes: {@code -Dbench.restore.rows=10000,1000000}. */
  private static List<Integer> sizes() {
    return Arrays.stream(System.getProperty("bench.restore.rows", "10000").split(",", -1))
        .map(Integer::valueOf)
        .toList();
  }

  private static void make(Server server, String name, int tables, int rows, boolean armed)
      throws SQLException {
    Sessions.run(server, "postgres", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    Sessions.run(server, "postgres", "CREATE DATABASE " + name);
    try (Connection connection = Sessions.open(server, name)) {
      for (int i = 0; i < tables; i++) {
        Sessions.run(
            connection,
            "CREATE TABLE t" + i + " (id int PRIMARY KEY, name text, mail text UNIQUE, n numeric)");
        Sessions.run(
            connection,
            "INSERT INTO t"
                + i
                + " SELECT i, 'name ' || i, 'm' || i, i FROM generate_series(1, "
                + rows / tables
                + ") i");
      }
      Sessions.run(connection, "CREATE SCHEMA saved");
      for (int i = 0; i < tables; i++) {
        Sessions.run(connection, "CREATE TABLE saved.t" + i + " AS SELECT * FROM t" + i);
      }
      if (armed) {
        RestorePoint.arm(connection);
      }
      Sessions.run(connection, "VACUUM ANALYZE"); // the same plans, armed or not
    }
  }

  private void restores(Server server, int tables, int rows) throws IOException, SQLException {
    make(server, "bench_template", tables, rows, true);
    clone(server);
    String subject = String.format(Locale.ROOT, "%d tables, %d rows", tables, rows);
    try (Restorer restorer = Restorer.open(() -> Sessions.open(server, "bench_clone"));
        Connection test = Sessions.open(server, "bench_clone")) {
      for (int written : new int[] {0, 1, 5, 50, 5000}) {
        List<Double> values = new ArrayList<>();
        for (int round = -WARM_UP; round < 10 * rounds; round++) {
          write(test, written, tables, round + WARM_UP);
          double value = seconds(() -> restore(restorer, written));
          if (round >= 0) {
            values.add(value);
          }
        }
        String goal = written <= 5 ? "≤ 0.002" : written <= 50 ? "≤ 0.004" : "";
        figure(subject, "restore, " + written + " rows written", values, goal);
      }
      rollback(subject, test, tables);
    }
    others(server, subject, tables);
  }

  private static void restore(Restorer restorer, int written) {
    assertThat(restorer.restore())
        .isInstanceOfSatisfying(
            Restored.class, done -> assertThat(done.total()).isEqualTo(written));
  }

  /** Each third is an insert, an update and a delete, in five tables where there are five rows. */
  private static void write(Connection test, int rows, int tables, int round) throws SQLException {
    int parts = Math.min(5, rows);
    for (int i = 0; i < parts; i++) {
      String table = "t" + (round + i * 7) % tables;
      int share = rows / parts;
      switch (share > 10 ? 0 : (round + i) % 3) {
        case 0 ->
            Sessions.run(
                test,
                "INSERT INTO "
                    + table
                    + " SELECT -i, 'x' FROM generate_series(1, "
                    + share
                    + ") i");
        case 1 -> Sessions.run(test, "UPDATE " + table + " SET name = 'y' WHERE id <= " + share);
        default -> Sessions.run(test, "DELETE FROM " + table + " WHERE id <= " + share);
      }
    }
  }

  private void rollback(String subject, Connection test, int tables)
      throws IOException, SQLException {
    List<Double> values = new ArrayList<>();
    test.setAutoCommit(false);
    for (int round = 0; round < 10 * rounds; round++) {
      write(test, 5, tables, round);
      values.add(seconds(test::rollback));
    }
    test.setAutoCommit(true);
    figure(subject, "rollback, 5 rows written", values, "");
  }

  private void others(Server server, String subject, int tables) throws IOException, SQLException {
    List<Double> clones = new ArrayList<>();
    List<Double> copies = new ArrayList<>();
    StringBuilder copy = new StringBuilder("TRUNCATE ");
    for (int i = 0; i < tables; i++) {
      copy.append(i == 0 ? "" : ", ").append("t").append(i);
    }
    for (int i = 0; i < tables; i++) {
      copy.append("; INSERT INTO t").append(i).append(" SELECT * FROM saved.t").append(i);
    }
    for (int round = 0; round < rounds; round++) {
      clones.add(seconds(() -> clone(server)));
      try (Connection connection = Sessions.open(server, "bench_clone")) {
        copies.add(seconds(() -> Sessions.run(connection, copy.toString())));
      }
    }
    figure(subject, "a clone anew", clones, "");
    figure(subject, "TRUNCATE and a copy of all", copies, "");
  }

  private static void clone(Server server) throws SQLException {
    Sessions.run(server, "postgres", "DROP DATABASE IF EXISTS bench_clone WITH (FORCE)");
    Sessions.run(
        server,
        "postgres",
        "CREATE DATABASE bench_clone TEMPLATE bench_template STRATEGY FILE_COPY");
  }

  private enum Way {
    PLAIN,
    ARMED
  }

  /** What single-row statements cost, each committed by itself. */
  private void writes(Server server) throws IOException, SQLException {
    Map<Way, Connection> connections = new EnumMap<>(Way.class);
    for (Way way : Way.values()) {
      make(server, "bench_" + way.name().toLowerCase(Locale.ROOT), 1, 10_000, way == Way.ARMED);
      connections.put(way, Sessions.open(server, "bench_" + way.name().toLowerCase(Locale.ROOT)));
    }
    List<String> statements =
        List.of(
            "INSERT INTO t0 VALUES (?, 'x', NULL, 1)",
            "UPDATE t0 SET name = 'z' WHERE id = ?",
            "DELETE FROM t0 WHERE id = ?");
    for (String statement : statements) {
      Map<Way, List<Double>> times = new EnumMap<>(Way.class);
      for (int round = 0; round < 3 * rounds; round++) {
        for (Way way : Way.values()) {
          double value = many(connections.get(way), statement, 20_000 + round * 300);
          times.computeIfAbsent(way, each -> new ArrayList<>()).add(value);
        }
      }
      List<Double> ratios = new ArrayList<>();
      for (int i = rounds; i < 3 * rounds; i++) {
        ratios.add(times.get(Way.ARMED).get(i) / times.get(Way.PLAIN).get(i));
      }
      String what = statement.substring(0, 6) + " of one row, armed ÷ not armed";
      double[] all = ratios.stream().mapToDouble(Double::doubleValue).toArray();
      report.add(new Figure("a test's own writes", what, "×", MedianInterval.of(all), "≤ 1.2"));
    }
    for (Connection connection : connections.values()) {
      connection.close();
    }
  }

  private static double many(Connection connection, String statement, int from)
      throws SQLException {
    try (PreparedStatement sql = connection.prepareStatement(statement)) {
      return seconds(
          () -> {
            for (int i = 0; i < 300; i++) {
              boolean update = statement.startsWith("UPDATE");
              sql.setInt(1, update ? (from + i * 37) % 9_000 + 1 : from + i);
              sql.executeUpdate();
            }
          });
    }
  }

  private void figure(String subject, String what, List<Double> values, String goal)
      throws IOException {
    double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
    report.add(new Figure(subject, what, "s", MedianInterval.of(all), goal));
    List<Double> sorted = values.stream().sorted().toList();
    double[] late = {sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1)};
    report.add(new Figure(subject, what + ", 95 % within", "s", MedianInterval.of(late), ""));
  }
}
