package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds that are killed while they make a seed or begin tests with it, at random moments: the next
 * one has whole data, and nothing is left behind. {@code -Dit.kills=50} draws more rounds, {@code
 * -Dit.kills.seed} others.
 */
class KilledSeedIT {
  private static final int ROUNDS = Integer.getInteger("it.kills", 4);
  private static final long SEED = Long.getLong("it.kills.seed", 20260101);

  private static final String EXECUTIONS =
      "<executions><execution><goals><goal>migrate</goal><goal>reap</goal></goals></execution>"
          + "</executions><extensions>";

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
        @Seed("numbers") static void numbers(Connection connection) throws Exception {
          try (Statement sql = connection.createStatement()) {
            for (int i = 0; i < 100; i++) {
              sql.execute("INSERT INTO numbers VALUES (" + (EDITED * 1000 + i) + ")");
              Thread.sleep(5);
            }
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
      Duration length = project.ended(project.start("verify")).orThrow().duration();
      int hits = 0;
      for (int i = 1; i <= ROUNDS; i++) {
        project.replace("src/test/java/a/Seeds.java", "EDITED = \\d+", "EDITED = " + i);
        hits += isKilled(project, length) ? 1 : 0;

        String round = "round " + i + " of seed " + SEED;
        assertThat(project.build("verify"))
            .as(() -> round + "\n" + String.join("\n", project.said()))
            .isTrue();
        assertThat(ProjectDatabase.of(project).leftBehind()).as(round).isEmpty();
      }
      assertThat(hits).as("builds that were killed").isPositive();
    } finally {
      new TestServers(cache.resolve("incremental/postgres")).stop("18");
    }
  }

  /** Kills Maven alone, Maven with what it started, or the fork. */
  private boolean isKilled(SmallProject project, Duration length) {
    RunningCommand running = project.start("verify");
    Duration moment = Duration.ofMillis(random.nextLong(length.toMillis()));
    boolean hit =
        switch (random.nextInt(3)) {
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
            .withDependency("org.postgresql:postgresql:42.7.14")
            .withDependency(
                "dev.incremental:incremental-testdb:"
                    + System.getProperty("it.version", "0.1.0-SNAPSHOT"))
            .with(PLUGINS);
    project.write("src/main/resources/db/migration/V1__n.sql", "CREATE TABLE numbers (n int);");
    project.write("src/test/java/a/Seeds.java", SEEDS);
    project.write("src/test/java/a/NumbersIT.java", TEST);
    project.written();
    project.replace("pom.xml", "<extensions>", EXECUTIONS);
    Git.init(project.file("."));
    project.commit("With a seed");
    return project;
  }
}
