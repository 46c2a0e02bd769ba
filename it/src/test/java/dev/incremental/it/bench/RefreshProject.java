package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.MavenClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A project each test of which gets a database anew by the refresh of zonky's library for Spring,
 * and notes how long it has waited for it since the test before ended.
 */
final class RefreshProject {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final String TEST =
      """
      package forks;
      import static org.junit.jupiter.api.Assertions.assertEquals;
      import io.zonky.test.db.AutoConfigureEmbeddedDatabase;
      import java.nio.file.*;
      import java.sql.*;
      import javax.sql.DataSource;
      import org.junit.jupiter.api.RepeatedTest;
      import org.springframework.beans.factory.annotation.Autowired;
      import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

      @SpringJUnitConfig(Context.class)
      @AutoConfigureEmbeddedDatabase(
          provider = AutoConfigureEmbeddedDatabase.DatabaseProvider.ZONKY,
          refresh = AutoConfigureEmbeddedDatabase.RefreshMode.BEFORE_EACH_TEST_METHOD)
      class RefreshIT {
        private static long ended;
        @Autowired DataSource database;
        @RepeatedTest(%d) void writes() throws Exception {
          try (Connection connection = database.getConnection();
              Statement sql = connection.createStatement()) {
            ResultSet row = sql.executeQuery("SELECT count(*) FROM t0 WHERE id < 0");
            row.next();
            String waited = (System.nanoTime() - ended) / 1e9 + "\\n";
            assertEquals(0, row.getInt(1));
            if (ended != 0) {
              Files.writeString(Path.of("waited.txt"), waited, StandardOpenOption.APPEND);
            }
            sql.execute("INSERT INTO t0 (id, name) SELECT -i, 'x' FROM generate_series(1, 5) i");
          }
          ended = System.nanoTime();
        }
      }
      """;

  private final Path directory;
  private final MavenClient maven;

  RefreshProject(Path directory, MavenClient maven) {
    this.directory = directory;
    this.maven = maven;
  }

  /**
   * Runs tests, the first two of which do not count.
   *
   * @param migration what makes the tables
   * @return how many seconds each of the others has waited
   */
  List<Double> waited(String migration, int tests) throws IOException {
    new FileTree(directory).delete();
    write("pom.xml", ForkProject.pom());
    write(".mvn/maven.config", "");
    write("waited.txt", "");
    write("src/test/resources/logback-test.xml", ForkProject.QUIET);
    write("src/test/java/forks/Context.java", ForkProject.CONTEXT);
    write("src/test/java/forks/RefreshIT.java", TEST.formatted(tests + 2));
    write("src/main/resources/db/migration/V1__tables.sql", migration);
    String[] words = {"-q", "test-compile", "failsafe:integration-test", "failsafe:verify"};
    maven.run(directory, LIMIT, words).orThrow();
    List<Double> all =
        Files.readAllLines(directory.resolve("waited.txt")).stream().map(Double::valueOf).toList();
    assertThat(all).hasSize(tests + 1);
    return all.subList(1, all.size());
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
