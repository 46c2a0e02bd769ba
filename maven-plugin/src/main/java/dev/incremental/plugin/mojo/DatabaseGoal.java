package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.DatabaseException;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** A goal that has to do with the server in which databases for tests are made. */
@SuppressWarnings({"NullAway.Init", "deprecation"}) // Maven fills the fields in
abstract class DatabaseGoal extends SharingGoal {
  /**
   * The JDBC URL of a PostgreSQL server (14 or newer) in which databases are made, with the name of
   * one that exists: {@code jdbc:postgresql://db.example.org/postgres}. Without it a PostgreSQL of
   * our own is started on this machine, which stops by itself.
   *
   * <p>Example: {@code -Dincremental.database.url=jdbc:postgresql://db.example.org/postgres}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.database.url")
  private @Nullable String databaseUrl;

  /**
   * The user there, who must be allowed to make databases (CREATEDB). The password is read from the
   * property {@code incremental.database.password}; it is no parameter, as Maven would print it
   * with {@code -X}. The default is the one that runs the build.
   *
   * <p>Example: {@code -Dincremental.database.username=ci}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.database.username")
  private @Nullable String databaseUsername;

  /**
   * The {@code <server>} of {@code settings.xml} with that user and password, which may be
   * encrypted. Without it the two properties say who.
   *
   * <p>Example: {@code -Dincremental.database.serverId=tests}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.database.serverId")
  private @Nullable String databaseServerId;

  /**
   * The version of the PostgreSQL of our own: 14 to 18, or an exact one such as 17.11.0.
   *
   * <p>Example: {@code -Dincremental.database.version=17}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.database.version", defaultValue = "18")
  private String databaseVersion;

  /**
   * Where our own PostgreSQL keeps programs and data between builds. The default is {@code
   * incremental/postgres} in the user's cache directory: {@code XDG_CACHE_HOME}, or {@code
   * ~/.cache}.
   *
   * <p>Example: {@code -Dincremental.database.directory=/data/pg}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.database.directory")
  private @Nullable File databaseDirectory;

  /**
   * After how long without a connection our own PostgreSQL stops.
   *
   * <p>Example: {@code -Dincremental.database.idle=2h}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.database.idle", defaultValue = "15m")
  private String databaseIdle;

  /**
   * How long databases of failed tests are kept, see {@code incremental.database.keepFailed}; with
   * {@code 0m} they are dropped now.
   *
   * <p>Example: {@code -Dincremental.database.keepFor=2d}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.database.keepFor", defaultValue = "7d")
  private String databaseKeepFor;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Component private RepositorySystem repositories;

  final MavenSession session() {
    return session;
  }

  final MavenProject project() {
    return project;
  }

  final Duration keepFor() throws UserProblem {
    return Age.of(databaseKeepFor, "incremental.database.keepFor");
  }

  @SuppressWarnings("unchecked") // Maven's contexts are raw maps from names
  final ForkDatabases forkDatabases() {
    return new ForkDatabases(project, getPluginContext());
  }

  @Override
  final void run() throws UserProblem, IOException, MojoExecutionException {
    try {
      runWith(databaseServer());
    } catch (DatabaseException e) {
      UserProblem problem = new UserProblem(e.what(), e.where(), e.next());
      if (e.getCause() != null) {
        problem.addSuppressed(e.getCause()); // Maven would say what a cause says once more
      }
      throw problem;
    }
  }

  /** Does the goal's part. */
  abstract void runWith(DatabaseServer server)
      throws UserProblem, IOException, DatabaseException, MojoExecutionException;

  private DatabaseServer databaseServer() throws UserProblem {
    return new DatabaseServer(
        new DatabaseServer.Named(text(databaseUrl), text(databaseUsername), text(databaseServerId)),
        new DatabaseServer.Embedded(
            databaseVersion,
            Optional.ofNullable(databaseDirectory).map(File::toPath),
            Age.of(databaseIdle, "incremental.database.idle")),
        session,
        new SettingsServers(session.getSettings(), decrypter()),
        new RemoteArtifacts(repositories, session, project),
        getLog());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
