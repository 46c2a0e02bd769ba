package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.incremental.it.database.Sessions;
import dev.incremental.it.database.SmallDisk;
import dev.incremental.it.database.TestServers;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers and migrations with which no database can be made, as whoever started Maven reads it:
 * what happened, where, and what to do; no password, and nothing left in the server.
 */
class DatabaseTroublesIT {
  private static final String OURS = "incremental_";
  private static final String PASSWORD = "hush-hush";
  private static final String FAILED = "Failed to execute goal ";

  private static TestServers servers;
  private static Server server;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeAll
  static void haveServer(@TempDir Path shared) throws Exception {
    servers = new TestServers(shared);
    server = servers.running("18");
  }

  @AfterAll
  static void stopIt() throws DatabaseException {
    servers.close();
  }

  @BeforeEach
  void write() throws IOException {
    project = SmallProject.in(parent);
    migration("V1__a.sql", "CREATE TABLE a (x int);");
    project.written();
  }

  private void migration(String name, String text) throws IOException {
    project.write("src/main/resources/db/migration/" + name, text);
  }

  private boolean migrates(String... arguments) {
    List<String> all = new ArrayList<>(List.of("process-resources", "incremental:migrate"));
    all.addAll(List.of(arguments));
    return project.build(all.toArray(String[]::new));
  }

  private boolean migratesAs(String url, String user, String password) {
    return migrates(
        "-e",
        "-Dincremental.database.url=" + url,
        "-Dincremental.database.username=" + user,
        "-Dincremental.database.password=" + password);
  }

  /** Where nothing is left in the server either; what is said about it, in one line. */
  private String fails(String user, String password) throws Exception {
    List<String> before = Sessions.databases(server, OURS);
    String said = failsAt(server.url("postgres"), user, password);
    assertThat(Sessions.databases(server, OURS)).containsExactlyInAnyOrderElementsOf(before);
    return said;
  }

  private String failsAt(String url, String user, String password) {
    assertThat(migratesAs(url, user, password)).isFalse();
    assertThat(project.said()).noneMatch(line -> line.contains(password));
    return failure();
  }

  private String failure() {
    List<String> said = project.said();
    int begin = said.indexOf(said.stream().filter(l -> l.startsWith(FAILED)).findFirst().get());
    int end = begin;
    while (!said.get(end).contains("-> [Help 1]")) {
      end++;
    }
    return String.join("\n", said.subList(begin, end + 1));
  }

  /** Another role in the server. */
  private static String role(String name, String rights) throws Exception {
    Sessions.run(
        server,
        "postgres",
        "CREATE ROLE " + name + " LOGIN " + rights + " PASSWORD '" + PASSWORD + "'");
    return name;
  }

  @Test
  void nobodyListens() {
    assertThat(failsAt("jdbc:postgresql://127.0.0.1:1/postgres", "ada", PASSWORD))
        .contains(
            "refused", "postgresql://127.0.0.1:1/postgres", "see that the server runs and can be")
        .hasLineCount(1);
  }

  @Test
  void theUrlIsNone() {
    assertThat(failsAt("postgres://127.0.0.1/x", "ada", PASSWORD))
        .contains("That is no JDBC URL of PostgreSQL", "give one such as jdbc:postgresql:")
        .hasLineCount(1);
  }

  @Test
  void thePasswordIsWrong() throws Exception {
    assertThat(fails(server.user(), "wrong-and-secret"))
        .contains("password authentication failed", "check the user ('incremental')")
        .hasLineCount(1);
  }

  @Test
  void theUserMayNotMakeDatabases() throws Exception {
    assertThat(fails(role("weak", ""), PASSWORD))
        .contains("permission denied", "ALTER ROLE \"weak\" CREATEDB")
        .hasLineCount(1);
  }

  @Test
  void noConnectionIsLeft() throws Exception {
    String single = role("single", "CREATEDB CONNECTION LIMIT 1");
    Server as = Server.named(server.url("postgres"), single, PASSWORD);
    try (Connection only = Sessions.open(as, "postgres")) {
      assertThat(only.isValid(1)).isTrue();
      assertThat(fails(single, PASSWORD))
          .contains("too many connections", "let the server take more connections")
          .hasLineCount(1);
    }
  }

  @Test
  void theServerIsTooOld() throws Exception {
    try (OldServer old = new OldServer("13.20")) {
      assertThat(failsAt(old.url(), "ada", PASSWORD))
          .contains("PostgreSQL 13 is too old", "name a server of version 14 or newer")
          .hasLineCount(1);
    }
  }

  @Test
  void aVersionThatCannotBeEmbedded() {
    assertThat(migrates("-Dincremental.database.version=13")).isFalse();
    assertThat(failure())
        .contains(
            "'13' is no version of PostgreSQL that can be embedded",
            "incremental.database.version",
            "choose one of [14, 15, 16, 17, 18]")
        .hasLineCount(1);
  }

  @Test
  void aMigrationHasASyntaxError() throws Exception {
    migration("V2__b.sql", "CREATE TABLE b (x int);\nCREATE TABEL c (x int);");
    assertThat(fails(server.user(), server.password()))
        .contains(
            "V2__b.sql", "Line       : 2", "TABEL", "correct the migration; nothing of it is left");
  }

  @Test
  void twoMigrationsHaveOneVersion() throws Exception {
    migration("V1__b.sql", "CREATE TABLE b (x int);");
    assertThat(fails(server.user(), server.password()))
        .contains("V1__a.sql", "V1__b.sql", "more than one migration with version 1");
  }

  @Test
  void aPlaceholderIsUnknown() throws Exception {
    migration("V2__b.sql", "CREATE TABLE ${missing} (x int);");
    assertThat(fails(server.user(), server.password())).contains("${missing}", "V2__b.sql");
  }

  @Test
  void somebodyIsConnectedToATemplate() throws Exception {
    String limited = role("limited", "CREATEDB");
    assertThat(migratesAs(server.url("postgres"), limited, PASSWORD)).isTrue();
    String template = ProjectDatabase.of(project).template();
    Sessions.run(server, "postgres", "ALTER DATABASE " + template + " ALLOW_CONNECTIONS true");

    try (Connection other = Sessions.open(server, template)) {
      assertThat(fails(limited, PASSWORD))
          .contains(template, "being accessed by other users", "end the connections that others")
          .hasLineCount(1);
      assertThat(other.isValid(1)).isTrue();
    }
    assertThat(migratesAs(server.url("postgres"), limited, PASSWORD)).isTrue();
  }

  @Test
  void springsConfigurationIsMalformed() throws Exception {
    project.write("src/main/resources/application.yml", "password: 'hush-hush\n");
    assertThat(fails(server.user(), PASSWORD))
        .contains("application.yml", "it is no YAML in line", "build again")
        .hasLineCount(1);
  }

  @Test
  void thereIsNoRoomForTheServer() throws Exception {
    withRoom(
        "12m",
        options -> {
          assertThat(migrates(options)).isFalse();
          assertThat(failure())
              .contains("PostgreSQL cannot make its data directory", "No space left")
              .contains("see that there is room", "incremental.database.directory");
        });
  }

  @Test
  void thereIsNoRoomForTheDatabase() throws Exception {
    withRoom(
        "130m",
        options -> {
          migration(
              "V2__b.sql",
              "CREATE TABLE b AS SELECT repeat(md5(n::text), 28) AS x"
                  + " FROM generate_series(1, 200000) n;");
          assertThat(migrates(options)).isFalse();
          assertThat(failure())
              .contains("No space left on device", "make room on the server's disk");

          migration("V2__b.sql", "CREATE TABLE b (x int);");
          assertThat(migrates(options)).isTrue();
          assertThat(project.said()).anyMatch(line -> line.startsWith("Migrated: 2 migrations"));
          ProjectDatabase database = ProjectDatabase.of(project);
          assertThat(database.leftBehind()).isEmpty();
          assertThat(Sessions.databases(database.server(), OURS))
              .containsExactly(database.template());
        });
  }

  /** What is done with Maven's options for a small disk. */
  @FunctionalInterface
  private interface Story {
    void tell(String... options) throws Exception;
  }

  private void withRoom(String size, Story story) throws Exception {
    Path directory = Files.createDirectory(parent.resolve("postgres"));
    Optional<SmallDisk> made = SmallDisk.over(Files.createDirectory(directory.resolve("18")), size);
    assumeTrue(made.isPresent(), "this machine lets nobody mount anything");
    try (SmallDisk disk = made.get()) {
      Path real = Path.of(System.getProperty("it.maven.home"));
      project.withMaven(disk.mavenIn(parent.resolve("maven"), real));
      story.tell("-Dincremental.database.directory=" + directory);
    }
  }
}
