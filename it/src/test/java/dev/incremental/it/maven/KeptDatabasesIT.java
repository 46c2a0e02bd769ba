package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases of failed tests, which stay for somebody to look into. */
class KeptDatabasesIT {
  private static final String KEEP = "-Dincremental.database.keepFailed=true";
  private static final Pattern KEPT =
      Pattern.compile(
          "Kept (\\w+), since (.*): psql -U incremental 'postgresql://127.0.0.1:\\d+/(\\w+)'");

  private static final String PLUGINS =
      """
      <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
      <plugin>
        <artifactId>maven-failsafe-plugin</artifactId><version>3.5.4</version>
        <configuration>
          <reuseForks>false</reuseForks><testFailureIgnore>true</testFailureIgnore>
        </configuration>
        <executions><execution>
          <goals><goal>integration-test</goal><goal>verify</goal></goals>
        </execution></executions>
      </plugin>
      """;

  private static final String TEST =
      """
      package a;
      import java.sql.*;
      public class %s {
        @%s public void writes() throws Exception {
          try (Connection connection = DriverManager.getConnection(
                  System.getProperty("incremental.jdbc.url"),
                  System.getProperty("incremental.jdbc.username"),
                  System.getProperty("incremental.jdbc.password"));
              Statement sql = connection.createStatement()) {
            sql.execute("INSERT INTO visits VALUES ('%s')");
          }
          %s
        }
      }
      """;

  @TempDir Path parent;
  private Path cache;
  private SmallProject project;

  @BeforeEach
  void begin() throws IOException {
    cache = Files.createDirectory(parent.resolve("cache"));
    project =
        SmallProject.in(parent)
            .withEnvironment(Map.of("XDG_CACHE_HOME", cache.toString()))
            .withDependency("org.postgresql:postgresql:42.7.14")
            .with(PLUGINS);
    project.write(
        "src/main/resources/db/migration/V1__visits.sql", "CREATE TABLE visits (who text);");
  }

  @AfterEach
  void stop() throws Exception {
    new TestServers(cache.resolve("incremental/postgres")).stop("18");
  }

  private void written(String test, Map<String, String> ends) throws IOException {
    for (Map.Entry<String, String> each : ends.entrySet()) {
      String name = each.getKey();
      project.write(
          "src/test/java/a/" + name + ".java", TEST.formatted(name, test, name, each.getValue()));
    }
    project.written();
    project.prepareDatabases();
  }

  /** Names of what the last build kept, by why it did. */
  private Map<String, List<String>> kept() {
    Map<String, List<String>> kept = new TreeMap<>();
    for (String line : project.warnings()) {
      Matcher matcher = KEPT.matcher(line);
      if (matcher.matches()) {
        assertThat(matcher.group(1)).isEqualTo(matcher.group(3));
        kept.computeIfAbsent(matcher.group(2), why -> new ArrayList<>()).add(matcher.group(1));
      }
    }
    return kept;
  }

  private List<String> ask(String database, String query) throws IOException, SQLException {
    Properties file = new Properties();
    try (InputStream in =
        Files.newInputStream(project.file("target/incremental/database.properties"))) {
      file.load(in);
    }
    assertThat(project.said()).noneMatch(line -> line.contains(file.getProperty("password")));
    List<String> values = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(
                file.getProperty("url").replace("{database}", database),
                file.getProperty("user"),
                file.getProperty("password"));
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private List<String> clones() throws IOException, SQLException {
    return ask(
        "postgres", "SELECT datname FROM pg_database WHERE datname LIKE 'incremental\\_c\\_%'");
  }

  @Test
  void thatOfAFailedTestStaysUntilItIsOld() throws Exception {
    written(
        "org.junit.jupiter.api.Test",
        Map.of(
            "GoodIT", "",
            "BadIT", "org.junit.jupiter.api.Assertions.fail();",
            "DeadIT", "Runtime.getRuntime().halt(1);"));

    project.build("verify");
    assertThat(kept()).as("nobody has asked for it").isEmpty();
    assertThat(project.said()).contains("3 forks had databases, which are dropped");
    assertThat(clones()).isEmpty();

    project.build("verify", KEEP);
    assertThat(kept()).containsOnlyKeys("a test failed", "its tests did not end");
    assertThat(project.said()).contains("3 forks had databases, of which 2 are kept");
    assertThat(project.warnings())
        .contains("  the password is in " + project.file("target/incremental/database.properties"));
    String bad = kept().get("a test failed").get(0);
    String dead = kept().get("its tests did not end").get(0);
    assertThat(clones()).containsExactlyInAnyOrder(bad, dead);
    assertThat(ask(bad, "SELECT who FROM visits")).containsExactly("BadIT");
    assertThat(ask(dead, "SELECT who FROM visits")).containsExactly("DeadIT");

    assertThat(project.run("reap")).isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.matches("Kept since .*Z, as a test failed: psql .*" + bad + "'"))
        .anyMatch(
            line -> line.matches("Kept since .*Z, as its tests did not end: .*" + dead + "'"));
    assertThat(project.run("migrate")).isTrue();
    assertThat(clones()).hasSize(2);
    assertThat(project.run("reap", "-Dincremental.database.keepFor=0m")).isTrue();
    assertThat(project.said()).contains("Dropped 2 databases of processes that have ended");
    assertThat(clones()).isEmpty();

    project.run("verify", KEEP);
    assertThat(kept()).as("by our goal").containsOnlyKeys("a test failed", "its tests did not end");
    assertThat(clones()).hasSize(2);
    assertThat(project.run("reap", "-Dincremental.database.keepFor=long")).isFalse();
    assertThat(project.said()).anyMatch(line -> line.contains("'long' is no duration"));
  }

  @Test
  void ofJUnit4ReportsTell() throws Exception {
    project.withJunit4("3.5.4");
    written("org.junit.Test", Map.of("GoodIT", "", "BadIT", ""));
    assertThatReportsTell();
  }

  @Test
  void ofParallelJUnit4ReportsTell() throws Exception {
    project.withJunit4("3.5.4");
    written("org.junit.Test", Map.of("GoodIT", "", "BadIT", ""));
    project.replace(
        "pom.xml",
        "<reuseForks>",
        "<parallel>methods</parallel><threadCount>2</threadCount><reuseForks>");
    assertThatReportsTell();
    assertThat(project.said()).anyMatch(line -> line.contains("JUnitCoreProvider"));
  }

  @Test
  void ofTestNgReportsTell() throws Exception {
    project.withTestNg();
    written("org.testng.annotations.Test", Map.of("GoodIT", "", "BadIT", ""));
    assertThatReportsTell();
  }

  private void assertThatReportsTell() throws Exception {
    assertThat(project.build("verify", KEEP)).isTrue();
    assertThat(project.ranIntegrated()).hasSize(2);
    assertThat(kept()).isEmpty();
    assertThat(project.said()).contains("2 forks had databases, which are dropped");
    assertThat(clones()).isEmpty();

    project.replace("src/test/java/a/BadIT.java", "INSERT INTO visits", "INSERT INTO nowhere");
    assertThat(project.build("verify", KEEP)).isTrue();
    assertThat(kept()).containsOnlyKeys("a test failed");
    assertThat(project.said()).contains("2 forks had databases, of which 1 is kept");
    assertThat(clones()).isEqualTo(kept().get("a test failed"));
    String bad = clones().get(0);
    assertThat(ask(bad, "SELECT count(*) FROM visits")).containsExactly("0");

    project.replace(
        "src/test/java/a/GoodIT.java",
        "sql[.]execute[(]",
        "Runtime.getRuntime().halt(1); sql.execute(");
    project.build("verify", KEEP);
    assertThat(kept())
        .containsOnlyKeys("a test failed", "it was not heard whether its tests passed");
    assertThat(clones()).hasSize(3);
  }

  @Test
  void aClassLoaderOfSurefiresOwnIsNoHindrance() throws Exception {
    written("org.junit.jupiter.api.Test", Map.of("GoodIT", "", "BadIT", "assert false;"));
    project.replace(
        "pom.xml",
        "<reuseForks>",
        "<useSystemClassLoader>false</useSystemClassLoader><reuseForks>");

    project.build("verify", KEEP);

    assertThat(project.ranIntegrated()).hasSize(2);
    assertThat(kept()).containsOnlyKeys("a test failed");
    assertThat(project.said()).contains("2 forks had databases, of which 1 is kept");
    assertThat(clones()).isEqualTo(kept().get("a test failed"));
  }
}
