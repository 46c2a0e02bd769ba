package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.Sessions;
import dev.incremental.it.database.TestServers;
import dev.incremental.plugin.database.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds that are killed while they make a seed, publish or import it, or begin tests with it, at
 * random moments: the next one has whole data, and nothing is left behind. {@code -Dit.kills=50}
 * draws more rounds, {@code -Dit.kills.seed} others.
 */
class KilledSeedIT {
  private static final int ROUNDS = Integer.getInteger("it.kills", 4);
  private static final long SEED = Long.getLong("it.kills.seed", 20260101);

  /** About as long as an export, or what comes before an import together with that. */
  private static final Duration WINDOW = Duration.ofSeconds(3);

  private static final String PLUGINS =
      """
      <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
      <plugin>
        <artifactId>maven-failsafe-plugin</artifactId><version>3.5.4</version>
        <executions><execution>
          <goals><goal>integration-test</goal><goal>verify</goal></goals>
        </execution></executions>
      </plugin>
      """;

  private static final String SEEDS =
      """
      package a;
      import dev.incremental.testdb.Seed;
      import java.sql.*;
      class Seeds {
        static final int EDITED = 0;
        static final int BALLAST = 0;
        @Seed("numbers") static void numbers(Connection connection) throws Exception {
          try (Statement sql = connection.createStatement()) {
            for (int i = 0; i < 100; i++) {
              sql.execute("INSERT INTO numbers VALUES (" + (EDITED * 1000 + i) + ")");
              Thread.sleep(5);
            }
            sql.execute("INSERT INTO ballast SELECT n, md5(n::text) FROM generate_series(1, "
                + BALLAST + ") n");
          }
        }
      }
      """;

  private static final String TEST =
      """
      package a;
      import static org.junit.jupiter.api.Assertions.*;
      import java.sql.*;
      import javax.sql.DataSource;
      import dev.incremental.testdb.*;
      import org.junit.jupiter.api.RepeatedTest;
      @PreSeeded("numbers") @TestDatabase
      class NumbersIT {
        @RepeatedTest(5) void areWhole(DataSource database) throws Exception {
          try (Connection connection = database.getConnection();
              Statement sql = connection.createStatement();
              ResultSet row = sql.executeQuery("SELECT count(*), min(n) / 1000 FROM numbers")) {
            row.next();
            assertEquals(100, row.getInt(1));
            assertEquals(Seeds.EDITED, row.getInt(2));
            try (ResultSet ballast = connection.createStatement().executeQuery(
                "SELECT count(DISTINCT text) FROM ballast")) {
              ballast.next();
              assertEquals(Seeds.BALLAST, ballast.getInt(1));
            }
            sql.execute("DELETE FROM numbers WHERE n % 2 = 0; INSERT INTO numbers VALUES (-1)");
          }
          Thread.sleep(100);
        }
      }
      """;

  private final Random random = new Random(SEED);

  @TempDir private Path parent;

  @Test
  void theNextBuildHasWholeData() throws Exception {
    Path cache = Files.createDirectory(parent.resolve("cache"));
    SmallProject project = project(cache);
    try {
      // of the build before, as the first takes longer than those that follow
      Duration length = project.ended(project.start("verify")).orThrow().duration();
      int hits = 0;
      for (int i = 1; i <= ROUNDS; i++) {
        project.replace("src/test/java/a/Seeds.java", "EDITED = \\d+", "EDITED = " + i);
        hits += isKilled(project, i, length) ? 1 : 0;

        String round = "round " + i + " of seed " + SEED;
        CommandResult next = project.ended(project.start("verify"));
        assertThat(next.succeeded()).as(() -> round + "\n" + next.output()).isTrue();
        length = next.duration();
        assertThat(ProjectDatabase.of(project).leftBehind()).as(round).isEmpty();
      }
      assertThat(hits).as("builds that were killed").isPositive();
    } finally {
      new TestServers(cache.resolve("incremental/postgres")).stop("18");
    }
  }

  @Test
  void theNextBuildHasWholeDataFromTheStore() throws Exception {
    Path cache = Files.createDirectory(parent.resolve("cache"));
    SmallProject project = project(cache);
    project.replace("src/test/java/a/Seeds.java", "BALLAST = 0", "BALLAST = 300_000");
    String store = "-Dincremental.store=" + parent.resolve("store");
    try {
      int hits = 0;
      for (int i = 1; i <= ROUNDS; i++) {
        boolean isExporting = i % 2 == 1;
        if (isExporting) {
          project.replace("src/test/java/a/Seeds.java", "EDITED = \\d+", "EDITED = " + i);
          project.commit("Round " + i);
        } else {
          forget(project);
        }
        RunningCommand running =
            project.start(List.of("verify", store, "-Dincremental.publish=true"));
        boolean begins = running.says(isExporting ? "Made seed" : "Nothing to migrate");
        boolean goesOn =
            begins && running.goesOnFor(Duration.ofMillis(random.nextLong(WINDOW.toMillis())));
        boolean hit = goesOn && (random.nextBoolean() ? running.kill() : running.killTree());
        hits += hit ? 1 : 0;
        project.ended(running);
        String killed = String.join("\n", project.said());

        String round = "round " + i + " of seed " + SEED + "\n" + killed;
        assertThat(project.build("verify", store, "-Dincremental.publish=true"))
            .as(() -> round + "\nand then\n" + String.join("\n", project.said()))
            .isTrue();
        assertThat(ProjectDatabase.of(project).leftBehind()).as(round).isEmpty();
        if (!isExporting) {
          assertThat(project.said()).as(round).noneMatch(line -> line.startsWith("Making seed"));
          assertThat(project.warnings()).as(round).noneMatch(line -> line.contains("image of"));
        }
      }
      assertThat(hits).as("builds that were killed").isPositive();
    } finally {
      new TestServers(cache.resolve("incremental/postgres")).stop("18");
    }
  }

  private static void forget(SmallProject project) throws Exception {
    Server server = ProjectDatabase.of(project).server();
    for (String name : Sessions.databases(server, "incremental_s_")) {
      Sessions.run(server, "postgres", "ALTER DATABASE " + name + " IS_TEMPLATE false");
      Sessions.run(server, "postgres", "DROP DATABASE " + name);
    }
  }

  /** Kills Maven alone, Maven with what it started, or the fork. */
  private boolean isKilled(SmallProject project, int round, Duration length) {
    RunningCommand running = project.start("verify");
    Duration moment = Duration.ofMillis(random.nextLong(length.toMillis()));
    boolean hit =
        switch (round % 3) {
          case 0 -> running.goesOnFor(moment) && running.kill();
          case 1 -> running.goesOnFor(moment) && running.killTree();
          default -> {
            Optional<ProcessHandle> fork = running.fork();
            Duration some = moment.dividedBy(4);
            yield fork.isPresent() && running.goesOnFor(some) && fork.get().destroyForcibly();
          }
        };
    project.ended(running);
    return hit;
  }

  private SmallProject project(Path cache) throws IOException {
    SmallProject project =
        SmallProject.in(parent)
            .withEnvironment(Map.of("XDG_CACHE_HOME", cache.toString()))
            .withTestDatabases()
            .with(PLUGINS);
    project.write(
        "src/main/resources/db/migration/V1__n.sql",
        "CREATE TABLE numbers (n int); CREATE TABLE ballast (n int PRIMARY KEY, text text);");
    project.write("src/test/java/a/Seeds.java", SEEDS);
    project.write("src/test/java/a/NumbersIT.java", TEST);
    project.written();
    project.prepareDatabases();
    Git.init(project.file("."));
    project.commit("With a seed");
    return project;
  }
}
