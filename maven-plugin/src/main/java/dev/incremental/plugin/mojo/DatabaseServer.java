package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.Attached;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.EmbeddedServer;
import dev.incremental.plugin.database.Platform;
import dev.incremental.plugin.database.Programs;
import dev.incremental.plugin.database.Release;
import dev.incremental.plugin.database.Server;
import dev.incremental.plugin.database.ServerFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Finds the server that a build uses: the user's, or one of our own. */
final class DatabaseServer {
  private static final String URL = "incremental.database.url";
  private static final String PASSWORD = "incremental.database.password";
  private static final String SERVER_ID = "incremental.database.serverId";
  private static final String GROUP = "io.zonky.test.postgres";

  private final Named named;
  private final Embedded embedded;
  private final MavenSession session;
  private final SettingsServers servers;
  private final RemoteArtifacts artifacts;
  private final Log log;

  DatabaseServer(
      Named named,
      Embedded embedded,
      MavenSession session,
      SettingsServers servers,
      RemoteArtifacts artifacts,
      Log log) {
    this.named = named;
    this.embedded = embedded;
    this.session = session;
    this.servers = servers;
    this.artifacts = artifacts;
    this.log = log;
  }

  /**
   * A server that the user names.
   *
   * @param url empty where there is none
   * @param user empty where a server of the settings tells
   * @param serverId empty where user and password are given
   */
  record Named(String url, String user, String serverId) {}

  /**
   * A server of our own.
   *
   * @param version as the user has it
   * @param directory if the user chose one
   * @param idle when it stops
   */
  record Embedded(String version, Optional<Path> directory, Duration idle) {}

  /** Whether the user said which server. */
  boolean isNamed() {
    return !named.url().isEmpty();
  }

  /**
   * What tests may notice of it; our own is the same on all machines, another one is asked.
   *
   * @param template the database that forks' databases are copies of
   */
  String facts(Attached attached, String template) throws DatabaseException {
    return isNamed()
        ? ServerFacts.of(attached, template)
        : Release.of(embedded.version()).version();
  }

  /** Something by which one may attach to the server, on any thread. */
  Access access() throws UserProblem, DatabaseException {
    if (isNamed()) {
      Server server = namedServer().telling(log::info);
      return new Access(() -> Attached.to(server), () -> Optional.of(Attached.to(server)));
    }
    EmbeddedServer server = launched();
    return new Access(server::attach, server::attachIfRunning);
  }

  /**
   * The ways to a server.
   *
   * @param attach the server, which runs then
   * @param attachIfRunning our own server if it runs, or the user's; empty where there is nothing
   *     to attach to
   */
  record Access(Way<Attached> attach, Way<Optional<Attached>> attachIfRunning) {}

  /** A way to something in a server. */
  @FunctionalInterface
  interface Way<T> {
    T go() throws DatabaseException;
  }

  private Server namedServer() throws UserProblem, DatabaseException {
    if (named.serverId().isEmpty()) {
      String user = named.user().isEmpty() ? System.getProperty("user.name", "") : named.user();
      return Server.named(named.url(), user, property(PASSWORD));
    }
    org.apache.maven.settings.Server server =
        servers.get(named.serverId(), SERVER_ID, "the server in " + URL);
    String user = named.user().isEmpty() ? text(server.getUsername()) : named.user();
    return Server.named(named.url(), user, text(server.getPassword()));
  }

  private EmbeddedServer launched() throws DatabaseException {
    Release release = Release.of(embedded.version());
    Path directory = embedded.directory().orElseGet(EmbeddedServer::defaultDirectory);
    return new EmbeddedServer(
        new Programs(
            release,
            directory.resolve("programs"),
            () -> artifacts.fetch(GROUP, Platform.current().artifactId(), release.version())),
        directory.resolve(Integer.toString(release.major())),
        embedded.idle(),
        log::info);
  }

  private String property(String name) {
    return Stream.of(
            session.getUserProperties(),
            session.getCurrentProject().getProperties(),
            session.getSystemProperties())
        .map(properties -> text(properties.getProperty(name)))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
