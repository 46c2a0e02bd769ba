package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.Ahead;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.store.ModuleKey;
import dev.incremental.plugin.store.StoreAddress;
import dev.incremental.plugin.surefire.SurefireException;
import dev.incremental.plugin.surefire.SurefireExecution;
import dev.incremental.plugin.surefire.SurefireExecutions;
import dev.incremental.plugin.surefire.SurefireRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** A goal that sees to it that the project's migrations are applied, and its seeds there. */
@SuppressWarnings({"NullAway.Init", "deprecation"}) // Maven fills the fields in
abstract class MigratingGoal extends DatabaseGoal {
  private static final String TESTDB = "dev.incremental:incremental-testdb";
  private static final String FLYWAY = "org.flywaydb:flyway-core";
  private static final String AGENT = "dev.incremental:incremental-agent";

  /**
   * What Flyway is told, by its own names: {@code <locations>}, {@code <placeholders>} and so on,
   * as for {@code flyway-maven-plugin}. Without it the other places count.
   *
   * <p>Example: {@code <flyway><placeholders><tenant>acme</tenant></placeholders></flyway>}
   *
   * @since 0.1.0
   */
  @Parameter private @Nullable PlexusConfiguration flyway;

  /**
   * How large all migrated databases together may be. Those that were not used for longest are
   * dropped, but none that was used within the last hour.
   *
   * <p>Example: {@code -Dincremental.database.budget=5GB}
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
   * <p>Example: {@code -Dincremental.database.properties=my.db,other}
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
   * <p>Example: {@code -Dincremental.database.keepFailed=true}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.database.keepFailed", defaultValue = "false")
  private boolean databaseKeepFailed;

  /**
   * Where this clone keeps what it knows of tests, and so of what makes seeds: a path or {@code
   * file:} URI. The default is a directory inside git's own; so it is where the store is on another
   * machine. Images of seeds are looked for in either, and put there with {@code
   * incremental.publish}.
   *
   * <p>Example: {@code -Dincremental.store=file:/var/cache/snapshots}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.store")
  private @Nullable String store;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Component private LifecycleExecutor lifecycle;
  @Component private BuildPluginManager plugins;
  @Component private ToolchainManager toolchains;

  /**
   * Migrates, makes seeds that are missing, and lets forks ask for databases.
   *
   * @param isBound whether the goal has its place in the project's build
   */
  final void migrate(DatabaseServer server, boolean isBound, SeedRun.Wanted wanted)
      throws UserProblem, IOException, DatabaseException, MojoExecutionException {
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
    if (migrated.isEmpty() || databaseProperties.isEmpty()) {
      wanted.nothing(
          "migrations and parameter incremental.database.properties",
          "see what incremental:migrate says");
      return;
    }
    ForkDatabases forks = forkDatabases();
    Path testdb = own(TESTDB).getFile().toPath();
    if (makeSeeds(migrated.get(), built, new SeedForks(forks, testdb, getLog()), wanted)) {
      MigrateRun.trim(migrated.get(), built, budget, getLog());
    }
    Ahead ahead =
        new ForksToCome(project(), session().getUserProperties(), session().getGoals())
            .ahead(isBound);
    forks.open(migrated.get(), built, testdb, ahead, getLog());
    forks.hindrance(session().getUserProperties()).ifPresent(getLog()::warn);
  }

  private boolean makeSeeds(
      MigrateRun.Migrated migrated,
      MigrateRun.Project built,
      SeedForks forks,
      SeedRun.Wanted wanted)
      throws UserProblem, IOException, DatabaseException, MojoExecutionException {
    SeedPlace place = SeedPlace.of(project().getBasedir().toPath(), store);
    try {
      return new SeedRun(
              new SurefireExecutions(lifecycle, toolchains, session()),
              new SurefireRunner(plugins, session(), project()),
              this::module,
              place,
              this::seedStore,
              getLog())
          .run(migrated, built, forks, wanted);
    } catch (SurefireException e) {
      throw new MojoExecutionException(e.getMessage() + ": " + e.getCause(), e);
    }
  }

  private SeedStore seedStore() throws UserProblem {
    Optional<StoreAddress> address = StoreLocation.of(store, project().getBasedir().toPath());
    Optional<StoreAddress.Remote> remote =
        address.flatMap(
            each ->
                each instanceof StoreAddress.Remote other ? Optional.of(other) : Optional.empty());
    Optional<Path> directory =
        address.flatMap(
            each ->
                each instanceof StoreAddress.Directory own
                    ? Optional.of(own.path())
                    : Optional.empty());
    return SeedStore.of(sharing(remote, session()), directory);
  }

  private Module module(List<SurefireExecution> executions) {
    Path build = Path.of(project().getBuild().getDirectory());
    return new Module(
        ModuleKey.of(project().getGroupId(), project().getArtifactId()),
        "",
        project().getBasedir().toPath(),
        new RunFiles(build.resolve("incremental")),
        build,
        Path.of(session().getLocalRepository().getBasedir()),
        executions,
        new Module.Recorder(own(AGENT).getFile().toPath(), plugin.getVersion(), List.of()),
        List.of());
  }

  private Artifact own(String artifact) {
    return Objects.requireNonNull(
        plugin.getArtifactMap().get(artifact), () -> "the plugin depends on " + artifact);
  }
}
