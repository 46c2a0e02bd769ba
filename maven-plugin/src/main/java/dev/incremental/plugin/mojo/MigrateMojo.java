package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.Ahead;
import dev.incremental.plugin.database.DatabaseException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Makes a database with all of the project's Flyway migrations, from which databases for tests can
 * be copied; nothing is done as long as the migrations are the same.
 *
 * <p>What Flyway is told is looked for, in this order, in {@code -Dflyway.…}, in {@code <flyway>},
 * in the configuration of {@code flyway-maven-plugin} in the POM, in the project's properties
 * {@code flyway.…} and in {@code spring.flyway.…} of {@code application.properties}, {@code
 * application.yml} and {@code application.yaml} as they were built; profiles, other files of
 * configuration and the environment are not read.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "migrate",
    defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields in
public final class MigrateMojo extends DatabaseGoal {
  private static final String TESTDB = "dev.incremental:incremental-testdb";
  private static final String FLYWAY = "org.flywaydb:flyway-core";

  /**
   * What Flyway is told, by its own names: {@code <locations>}, {@code <placeholders>} and so on,
   * as for {@code flyway-maven-plugin}.
   *
   * @since 0.1.0
   */
  @Parameter private @Nullable PlexusConfiguration flyway;

  /**
   * How large all migrated databases together may be. Those that were not used for longest are
   * dropped, but none that was used within the last hour.
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.database.budget", defaultValue = "2GB")
  private String databaseBudget;

  /**
   * Beginnings of the names of the system properties from which tests read which database is
   * theirs; {@code .url}, {@code .username} and {@code .password} are added. Each fork that
   * Failsafe starts after this goal gets a database of its own. With an empty list none does.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "incremental.database.properties",
      defaultValue = "spring.datasource,incremental.jdbc")
  private List<String> databaseProperties;

  /**
   * Whether databases of failed tests are kept, to be looked into.
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.database.keepFailed", defaultValue = "false")
  private boolean databaseKeepFailed;

  /**
   * A build that skips its tests migrates nothing; called from the command line this goal does.
   *
   * @since 0.1.0
   */
  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  /**
   * The same where integration tests alone are skipped.
   *
   * @since 0.1.0
   */
  @Parameter(property = "skipITs", defaultValue = "false")
  private boolean skipITs;

  /**
   * The same where tests are not even compiled.
   *
   * @since 0.1.0
   */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean skipCompiled;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Override
  void runWith(DatabaseServer server) throws UserProblem, IOException, DatabaseException {
    boolean isBound = execution.getLifecyclePhase() != null;
    if (isBound && (skipTests || skipITs || skipCompiled)) {
      getLog().info("Nothing is migrated: this build skips its integration tests");
      return;
    }
    long budget = ByteCount.of(databaseBudget, "incremental.database.budget");
    MigrateRun.Project built =
        MigrateRun.Project.of(project(), databaseProperties, databaseKeepFailed);
    Map<String, String> settings =
        new FlywaySettings(project(), built.classPath(), session().getUserProperties(), flyway)
            .read();
    FlywaySettings.unheeded(settings).forEach(getLog()::warn);
    Optional<MigrateRun.Migrated> migrated =
        new MigrateRun(server, budget, keepFor(), getLog())
            .run(built, settings, own(FLYWAY).getVersion());
    if (migrated.isPresent() && !databaseProperties.isEmpty()) {
      ForkDatabases forks = forkDatabases();
      Ahead ahead =
          new ForksToCome(project(), session().getUserProperties(), session().getGoals())
              .ahead(isBound);
      forks.open(migrated.get(), built, own(TESTDB).getFile().toPath(), ahead, getLog());
      forks.hindrance(session().getUserProperties()).ifPresent(getLog()::warn);
    }
  }

  private Artifact own(String artifact) {
    return Objects.requireNonNull(
        plugin.getArtifactMap().get(artifact), () -> "the plugin depends on " + artifact);
  }
}
