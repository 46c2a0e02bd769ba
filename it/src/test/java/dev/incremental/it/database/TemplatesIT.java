package dev.incremental.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incremental.plugin.database.Clones;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.FlywayMigrating;
import dev.incremental.plugin.database.Migrating;
import dev.incremental.plugin.database.MigrationSettings;
import dev.incremental.plugin.database.Migrations;
import dev.incremental.plugin.database.Server;
import dev.incremental.plugin.database.Templates;
import dev.incremental.plugin.database.Templates.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of migrations in real servers, ours and those of others. */
class TemplatesIT {
  private static final String OURS = "incremental_";
  private static final String LIMITED_PASSWORD = "hush-hush";

  /** For what must not migrate. */
  private static final Migrating NEVER =
      (url, server) -> {
        throw new AssertionError("asked to migrate " + url);
      };

  @TempDir static Path shared;
  private static TestServers servers;

  @TempDir Path project;
  private final Map<String, String> properties =
      new TreeMap<>(Map.of("flyway.locations", "filesystem:sql"));

  @BeforeAll
  static void haveServers() {
    servers = new TestServers(shared);
  }

  @AfterAll
  static void stopAll() throws DatabaseException {
    servers.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"14", "15", "18"})
  void migrationsAreAppliedOnce(String version) throws Exception {
    applyOnce(servers.running(version), "super" + version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"14", "15", "18"})
  void aRoleThatMayOnlyMakeDatabasesWillDo(String version) throws Exception {
    applyOnce(limited(servers.running(version)), "limited" + version);
  }

  private void applyOnce(Server server, String name) throws Exception {
    properties.put("flyway.placeholders.name", name); // tells it from other tests' templates
    write("V1__a.sql", "CREATE TABLE a (x int); INSERT INTO a VALUES (1);");
    write("V2__b.sql", "CREATE TABLE b (x int);");
    write("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT x FROM a;");
    Template first = ensure(server, flyway());
    assertThat(first.applied()).isEqualTo(3);
    assertThat(first.reason()).isEmpty();
    assertThat(ensure(server, NEVER).wasThere()).isTrue();

    write("V3__c.sql", "CREATE TABLE c (x int);");
    Template extended = ensure(server, flyway());
    assertThat(extended.applied()).as("the new one alone").isEqualTo(1);
    assertThat(extended.reason()).isEmpty();

    write("V1__a.sql", "CREATE TABLE a2 (x int); CREATE VIEW a AS SELECT 2 AS x;");
    Template anew = ensure(server, flyway());
    assertThat(anew.applied()).isEqualTo(4);
    assertThat(anew.reason()).contains("migration 1 has changed");

    write("V1__a.sql", "CREATE TABLE a (x int); INSERT INTO a VALUES (1);");
    assertThat(ensure(server, NEVER))
        .isEqualTo(new Template(extended.name(), -1, Optional.empty()));
    assertClonesAreCopies(server, extended.name());
  }

  private static void assertClonesAreCopies(Server server, String template) throws Exception {
    Clones clones = new Clones(server);
    String one = clones.create(template, ProcessHandle.current());
    String other = clones.create(template, ProcessHandle.current());

    Sessions.run(server, one, "DELETE FROM a");
    assertThat(Sessions.tables(server, other)).containsExactly("a", "b", "c");
    assertThat(Sessions.ask(server, other, "SELECT x FROM v")).containsExactly("1");

    assertThat(clones.reap()).as("of a process that lives").isEmpty();
    try (Connection open = Sessions.open(server, one)) {
      clones.drop(one);
      assertThat(open.isValid(1)).isFalse();
    }
    clones.drop(other);
    assertThat(new Templates(server, "it:it", said -> {}).trim(1)).as("used just now").isEmpty();
  }

  @Test
  void theLeastRecentlyUsedGoFirst() throws Exception {
    Server server = servers.running("18");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      properties.put("flyway.placeholders.name", "budget" + i);
      write("V1__a.sql", "CREATE TABLE a (x int);");
      names.add(ensure(server, flyway()).name());
    }
    lastUsed(server, names.get(0), "2026-01-01T00:00:00Z");
    lastUsed(server, names.get(1), "2026-01-02T00:00:00Z");
    long all =
        Long.parseLong(
            Sessions.ask(
                    server,
                    "postgres",
                    "SELECT sum(pg_database_size(oid)) FROM pg_database"
                        + " WHERE starts_with(datname, 'incremental_t_')")
                .get(0));

    assertThat(new Templates(server, "it:it", said -> {}).trim(all - 1))
        .containsExactly(names.get(0));
    assertThat(Sessions.databases(server, "incremental_t_")).contains(names.get(1), names.get(2));
  }

  private static void lastUsed(Server server, String template, String time) throws SQLException {
    String comment =
        Sessions.ask(
                server,
                "postgres",
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '"
                    + template
                    + "'")
            .get(0);
    Sessions.run(
        server,
        "postgres",
        "COMMENT ON DATABASE "
            + template
            + " IS '"
            + comment.replaceAll("(?m)^used=.*$", "used=" + time)
            + "'");
  }

  @Test
  void aMigrationThatFailsLeavesNothing() throws Exception {
    write("V1__a.sql", "CREATE TABLE a (x int);");
    write("V2__b.sql", "CREATE TABLE b (x int);\nCREATE TABEL c (x int);");

    assertFails("V2__b.sql", "Line       : 2", "TABEL", "nothing of it is left");
  }

  @Test
  void anExtensionThatFailsLeavesWhatWasThere() throws Exception {
    properties.put("flyway.placeholders.name", "extension");
    write("V1__a.sql", "CREATE TABLE a (x int);");
    ensure(servers.running("18"), flyway());
    write("V2__b.sql", "DROP TABLE b;");
    assertFails("V2__b.sql", "does not exist");

    Files.delete(project.resolve("sql/V2__b.sql"));
    assertThat(ensure(servers.running("18"), NEVER).wasThere()).isTrue();
  }

  @Test
  void twoMigrationsOfOneVersionAreNamed() throws Exception {
    write("V1__a.sql", "CREATE TABLE a (x int);");
    write("V1__b.sql", "CREATE TABLE b (x int);");

    assertFails("V1__a.sql", "V1__b.sql", "more than one migration");
  }

  @Test
  void anUnknownPlaceholderIsNamed() throws Exception {
    write("V1__a.sql", "CREATE TABLE ${missing} (x int);");

    assertFails("${missing}", "V1__a.sql");
  }

  @Test
  void aSecretInAMigrationIsNotShown() throws Exception {
    properties.put("flyway.placeholders.appPassword", "hush");
    write("V1__a.sql", "CREATE TABLE a (x int DEFAULT '${appPassword}');");

    assertThatThrownBy(() -> ensure(servers.running("18"), flyway()))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("V1__a.sql")
        .hasMessageNotContaining("hush")
        .hasNoCause();
  }

  private void assertFails(String... parts) throws Exception {
    Server server = servers.running("18");
    List<String> before = Sessions.databases(server, OURS);

    assertThatThrownBy(() -> ensure(server, flyway()))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContainingAll(parts);

    assertThat(Sessions.databases(server, OURS)).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void whoIsStillConnectedWhenItIsSealedIsSentAway() throws Exception {
    Server server = limited(servers.running("18"));
    properties.put("flyway.placeholders.name", "connected");
    write("V1__a.sql", "CREATE TABLE a (x int);");
    List<Connection> left = new ArrayList<>();

    Template template =
        ensure(
            server,
            (url, to) -> {
              try {
                left.add(Sessions.open(to, url.substring(url.lastIndexOf('/') + 1)));
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
              return flyway().migrate(url, to);
            });

    assertThat(left.get(0).isValid(1)).isFalse();
    assertThatThrownBy(() -> Sessions.open(server, template.name()))
        .hasMessageContaining("not currently accepting connections");
    left.get(0).close();
  }

  @Test
  void whoIsNotLetInIsToldWhatToDo() throws Exception {
    Server server = servers.running("18");
    String url = server.url("postgres");
    Server wrong = Server.named(url, server.user(), "wrong-and-secret");
    Server nobody = Server.named("jdbc:postgresql://127.0.0.1:1/postgres", "ada", "secret");
    Server lost = Server.named(server.url("missing"), server.user(), server.password());
    write("V1__a.sql", "CREATE TABLE a (x int);");

    assertThatThrownBy(() -> ensure(wrong, NEVER))
        .hasMessageContainingAll("password authentication failed", "check the user")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> ensure(nobody, NEVER))
        .hasMessageContainingAll("127.0.0.1:1", "see that the server runs")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> ensure(lost, NEVER))
        .hasMessageContainingAll("missing", "incremental.database.url")
        .hasMessageNotContaining(server.password());
  }

  @Test
  void whoMayNotMakeDatabasesIsToldHow() throws Exception {
    Server server = servers.running("18");
    Sessions.run(server, "postgres", "CREATE ROLE weak LOGIN PASSWORD 'secret'");
    Server weak = Server.named(server.url("postgres"), "weak", "secret");
    write("V1__a.sql", "CREATE TABLE a (x int);");

    assertThatThrownBy(() -> ensure(weak, NEVER))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContainingAll("permission denied", "ALTER ROLE \"weak\" CREATEDB")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aServerWithoutConnectionsLeftIsToldApart() throws Exception {
    Server server = servers.running("18");
    Sessions.run(
        server,
        "postgres",
        "CREATE ROLE single LOGIN CREATEDB CONNECTION LIMIT 1 PASSWORD 'secret'");
    Server single = Server.named(server.url("postgres"), "single", "secret");
    write("V1__a.sql", "CREATE TABLE a (x int);");

    try (Connection only = Sessions.open(single, "postgres")) {
      assertThat(only.isValid(1)).isTrue();
      assertThatThrownBy(() -> ensure(single, NEVER))
          .hasMessageContainingAll("too many connections", "take more connections")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void whoFindsNoConnectionLeftWaitsForOne() throws Exception {
    Server server = servers.running("18");
    Sessions.run(
        server, "postgres", "CREATE ROLE pair LOGIN CREATEDB CONNECTION LIMIT 2 PASSWORD 'secret'");
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    Server pair = Server.named(server.url("postgres"), "pair", "secret").telling(told::add);
    properties.put("flyway.placeholders.name", "pair");
    write("V1__a.sql", "CREATE TABLE a (x int);");
    Migrating one =
        (url, to) -> {
          try {
            String database = url.substring(url.lastIndexOf('/') + 1);
            Sessions.run(to, database, "CREATE TABLE a (x int)");
            return 1;
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        };

    Connection first = Sessions.open(pair, "postgres");
    Connection second = Sessions.open(pair, "postgres");
    CompletableFuture<Template> made =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return ensure(pair, one);
              } catch (DatabaseException e) {
                throw new IllegalStateException(e);
              }
            });
    while (told.isEmpty()) {
      assertThat(made).isNotDone();
      Thread.sleep(20);
    }
    first.close();
    second.close();

    assertThat(made.get().applied()).isEqualTo(1);
    assertThat(told)
        .singleElement()
        .asString()
        .contains("to let us in: ", "too many connections")
        .doesNotContain("secret");
  }

  @Test
  void aTemplateThatSomebodyIsConnectedToIsNotCopied() throws Exception {
    Server server = servers.running("18");
    properties.put("flyway.placeholders.name", "visited");
    write("V1__a.sql", "CREATE TABLE a (x int);");
    String template = ensure(server, flyway()).name();
    List<String> before = Sessions.databases(server, OURS);
    Clones clones = new Clones(server);

    Sessions.run(server, "postgres", "ALTER DATABASE " + template + " ALLOW_CONNECTIONS true");
    try (Connection visitor = Sessions.open(server, template)) {
      assertThatThrownBy(() -> clones.create(template, ProcessHandle.current()))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContainingAll(template, "accessed by other users", "end the connections");
      assertThat(visitor.isValid(1)).isTrue();
    }
    Sessions.run(server, "postgres", "ALTER DATABASE " + template + " ALLOW_CONNECTIONS false");

    assertThat(Sessions.databases(server, OURS)).containsExactlyInAnyOrderElementsOf(before);
    clones.drop(clones.create(template, ProcessHandle.current()));
  }

  @Test
  void aTemplateThatHasGoneIsSaidToHave() throws Exception {
    assertThatThrownBy(
            () ->
                new Clones(servers.running("18"))
                    .create("incremental_t_0", ProcessHandle.current()))
        .hasMessageContainingAll("incremental_t_0", "run it again");
  }

  /** A role with nothing but CREATEDB, once a server. */
  private static synchronized Server limited(Server server) throws Exception {
    if (Sessions.ask(server, "postgres", "SELECT 1 FROM pg_roles WHERE rolname = 'limited'")
        .isEmpty()) {
      Sessions.run(
          server,
          "postgres",
          "CREATE ROLE limited LOGIN CREATEDB PASSWORD '" + LIMITED_PASSWORD + "'");
    }
    return Server.named(server.url("postgres"), "limited", LIMITED_PASSWORD);
  }

  private Template ensure(Server server, Migrating migrating) throws DatabaseException {
    return new Templates(server, "it:it", said -> {})
        .ensure(Migrations.in(settings(), "13.12.0"), migrating);
  }

  private Migrating flyway() {
    return new FlywayMigrating(settings(), said -> {});
  }

  private MigrationSettings settings() {
    return MigrationSettings.of(properties, List.of(), project);
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve("sql").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
