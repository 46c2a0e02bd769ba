package dev.incremental.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.incremental.it.maven.Command;
import dev.incremental.it.maven.CommandResult;
import dev.incremental.plugin.database.Attached;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that nobody stops, and that nobody's end harms. */
class EmbeddedServerIT {
  private static final Duration SHORT = Duration.ofSeconds(2);

  @TempDir Path parent;
  private Path directory;
  private TestServers servers;

  @BeforeEach
  void inAnAwkwardPlace() throws IOException {
    directory = Files.createDirectory(parent.resolve("it's a place"));
    if (parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    servers = new TestServers(directory);
  }

  @AfterEach
  void stopAll() throws DatabaseException {
    servers.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"14", "15", "18"})
  void isFoundAgainSurvivesKillsAndStopsByItself(String version) throws Exception {
    Server first = servers.running(version);
    Sessions.run(first, "postgres", "SET synchronous_commit = on; CREATE TABLE kept (x int)");
    Server second = servers.running(version);

    assertThat(second.url("x")).isEqualTo(first.url("x"));
    assertThat(Sessions.ask(second, "postgres", "SHOW server_version").get(0))
        .startsWith(version + ".");
    assertThat(first.toString()).doesNotContain(first.password());

    Postmaster.of(servers.data(version)).kill();
    Server revived = servers.running(version);
    assertThat(Sessions.tables(revived, "postgres")).containsExactly("kept");

    Postmaster.of(servers.data(version)).kill();
    Files.writeString(servers.data(version).resolve("boot"), "another boot of the machine");
    Server anew;
    try (Attached attached = servers.embedded(version, SHORT).attach()) {
      anew = attached.server();
    }
    assertThat(Sessions.tables(anew, "postgres")).as("thrown away").isEmpty();

    assertThat(Postmaster.of(servers.data(version)).goes()).as("stops by itself").isTrue();
  }

  @Test
  void whatWasStoppedInOrderOutlivesTheMachinesBoot() throws Exception {
    Server before = servers.running("18");
    Sessions.run(before, "postgres", "CREATE TABLE kept (x int)");
    servers.close();
    Files.writeString(servers.data("18").resolve("boot"), "another boot of the machine");

    assertThat(Sessions.tables(servers.running("18"), "postgres")).containsExactly("kept");
  }

  @Test
  void staysForWhoeverWantsItLongest() throws Exception {
    servers.embedded("18", SHORT).attach().close();
    Server server = servers.running("18");
    String sessions =
        "SELECT application_name FROM pg_stat_activity"
            + " WHERE starts_with(application_name, 'incremental idle')";

    try (Attached attached = servers.embedded("18", SHORT).attach()) {
      assertThat(attached.server().url("x")).isEqualTo(server.url("x"));
    }
    assertThat(Sessions.ask(server, "postgres", sessions))
        .containsExactly("incremental idle shutdown 600");
  }

  @Test
  void whoeverGetsItsPortIsNotToldThePassword() throws Exception {
    String password = servers.running("18").password();
    servers.close();
    try (PasswordThief thief = new PasswordThief()) {
      Files.writeString(
          Postmaster.of(servers.data("18")).file(),
          "4194303\n%s\n1790000000\n%d\n\n127.0.0.1\n  1 1\nready   \n"
              .formatted(servers.data("18").resolve("data"), thief.port()));

      Server server = servers.running("18");

      assertThat(server.url("x")).doesNotContain(":" + thief.port() + "/");
      assertThat(server.password()).isEqualTo(password);
      assertThat(thief.heard()).as("was asked").contains("postgres").doesNotContain(password);
    }
  }

  @Test
  void thePasswordIsItsOwnersAlone() throws Exception {
    Server server = servers.running("18");
    Path password = servers.data("18").resolve("password");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
        .isEqualTo("rw-------");
    assertThatThrownBy(
            () ->
                Sessions.ask(
                    Server.named(server.url("postgres"), server.user(), "another"),
                    "postgres",
                    "SELECT 1"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void aNameThatPostgresqlCannotStandIsRefused() {
    TestServers quoted = new TestServers(directory.resolve("a\"b"));

    assertThatThrownBy(() -> quoted.running("18"))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("incremental.database.directory");
  }

  @Test
  void settingsOfTheEnvironmentAreNoneOfIts() throws Exception {
    CommandResult asked =
        asking(
            Map.of(
                "PGDATA",
                "/nowhere",
                "PGPORT",
                "1",
                "PGHOST",
                "nowhere",
                "LC_ALL",
                "xx_XX",
                "LANGUAGE",
                "de"));

    assertThat(asked.orThrow().output()).contains("attached");
  }

  @Test
  void rootNeedsNoNamespaces() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"));
    Path programs = Files.createDirectory(directory.resolve("programs"));
    Path none = Files.writeString(programs.resolve("unshare"), "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(none, PosixFilePermissions.fromString("rwxr-xr-x"));

    CommandResult asked = asking(Map.of("PATH", programs + ":" + System.getenv("PATH")));

    assertThat(asked.orThrow().output()).contains("attached");
    assertThat(Files.getOwner(servers.data("18").resolve("data")).getName()).isNotEqualTo("root");
  }

  /** Starts the server from another process, whose environment differs. */
  private CommandResult asking(Map<String, String> environment) throws DatabaseException {
    servers.embedded("18", TestServers.LONG); // to be stopped
    return new Command(
            directory,
            Builder.words(servers.kept(), "attach", servers.data("18").toString()),
            environment,
            TestServers.LONG)
        .run();
  }

  @Test
  void manyProcessesStartOne() throws Exception {
    servers.embedded("18", TestServers.LONG); // to be stopped
    List<String> words = Builder.words(servers.kept(), "attach", servers.data("18").toString());
    var asking =
        List.of(1, 2, 3, 4).stream()
            .map(i -> new Command(directory, words, Map.of(), TestServers.LONG).start())
            .toList();

    assertThat(asking.stream().map(each -> each.result().orThrow().output()).distinct())
        .singleElement()
        .asString()
        .contains("attached to postgresql://127.0.0.1:");
  }
}
