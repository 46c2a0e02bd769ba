package dev.incremental.it.database;

import dev.incremental.it.maven.FetchingProject;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.plugin.database.Attached;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.EmbeddedServer;
import dev.incremental.plugin.database.Platform;
import dev.incremental.plugin.database.Programs;
import dev.incremental.plugin.database.Release;
import dev.incremental.plugin.database.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Embedded servers below a directory of a test, all of which are stopped in the end. */
public final class TestServers implements AutoCloseable {
  /** What the test's servers are told to wait for, which is longer than the tests take. */
  static final Duration LONG = Duration.ofMinutes(10);

  private static final String GROUP = "io.zonky.test.postgres";
  private static final String KEPT_IN = "it.postgres";
  private static final Path KEPT =
      Path.of(System.getProperty(KEPT_IN, "target/postgres")).toAbsolutePath();

  private final Path directory;
  private final List<EmbeddedServer> servers = new ArrayList<>();

  /** Servers whose data lie below a directory. */
  public TestServers(Path directory) {
    this.directory = directory;
  }

  /** What tells another process where programs are kept; see to it that they are. */
  String kept() throws DatabaseException {
    try (TestServers first = new TestServers(directory.resolve("first"))) {
      first.running("18");
    }
    return "-D" + KEPT_IN + "=" + KEPT;
  }

  /** A server's handle, to be attached to. */
  EmbeddedServer embedded(String version, Duration idle) throws DatabaseException {
    EmbeddedServer server = new EmbeddedServer(programs(version), data(version), idle, said -> {});
    servers.add(server);
    return server;
  }

  /** A running server. */
  public synchronized Server running(String version) throws DatabaseException {
    try (Attached attached = embedded(version, LONG).attach()) {
      return attached.server();
    }
  }

  Path data(String version) {
    return directory.resolve(version);
  }

  /** Programs that are kept between builds of this module, like everything in {@code target}. */
  static Programs programs(String version) throws DatabaseException {
    Release release = Release.of(version);
    return new Programs(release, KEPT.resolve("programs"), () -> fetched(release));
  }

  private static synchronized Path fetched(Release release) {
    String artifact = Platform.current().artifactId();
    Path file = KEPT.resolve(artifact + "-" + release.version() + ".jar");
    if (!Files.exists(file)) {
      try {
        new FetchingProject(KEPT.resolve("fetch " + release.version()), KEPT)
            .with(GROUP, artifact, release.version(), "")
            .fetch(MavenClient.ofThisBuild());
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot fetch " + file, e);
      }
    }
    return file;
  }

  /** Stops a server that others have started in the directory. */
  public void stop(String version) throws DatabaseException {
    embedded(version, LONG).stop();
  }

  @Override
  public void close() throws DatabaseException {
    for (EmbeddedServer server : servers) {
      server.stop();
    }
  }
}
