package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.ForkClones;
import dev.incremental.testdb.contract.Descriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
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
 * {@code flyway.…} and in {@code spring.flyway.…} of {@code
 * src/main/resources/application.properties}; YAML, other files of configuration and the
 * environment are not read.
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

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Override
  void runWith(DatabaseServer server) throws UserProblem, IOException, DatabaseException {
    long budget = ByteCount.of(databaseBudget, "incremental.database.budget");
    Map<String, String> settings =
        new FlywaySettings(project(), session().getUserProperties(), flyway).read();
    for (String unread : List.of("flyway.configFiles", "flyway.workingDirectory")) {
      if (settings.containsKey(unread)) {
        getLog().warn(unread + " is not heeded here: give what it is for in <flyway>");
      }
    }
    Path output = Path.of(project().getBuild().getDirectory()).resolve(Descriptor.DIRECTORY);
    Optional<MigrateRun.Migrated> migrated =
        new MigrateRun(server, budget, keepFor(), getLog())
            .run(
                new MigrateRun.Project(
                    project().getGroupId() + ":" + project().getArtifactId(),
                    project().getBasedir().toPath(),
                    output,
                    classPath(),
                    databaseProperties,
                    databaseKeepFailed),
                settings,
                own(FLYWAY).getVersion());
    if (migrated.isPresent() && !databaseProperties.isEmpty()) {
      letForksAsk(migrated.get(), output);
    }
  }

  private void letForksAsk(MigrateRun.Migrated migrated, Path output) throws IOException {
    ForkDatabases forks = forkDatabases();
    forks.open(
        ForkClones.open(
            migrated.server(),
            migrated.template(),
            databaseKeepFailed ? Optional.of(said -> sayKept(said, output)) : Optional.empty(),
            getLog()::error),
        own(TESTDB).getFile().toPath(),
        output,
        databaseProperties);
    if (session().getUserProperties().containsKey("argLine")) {
      getLog().warn("-DargLine leaves out what this goal has set there: forks get no databases");
    } else if (forks.isHidden()) {
      getLog().warn("Failsafe has an argLine without @{argLine}: its forks get no databases");
    }
  }

  private void sayKept(String said, Path output) {
    getLog().warn(said);
    getLog().warn("  the password is in " + output.resolve(Descriptor.FILE));
  }

  private Artifact own(String artifact) {
    return Objects.requireNonNull(
        plugin.getArtifactMap().get(artifact), () -> "the plugin depends on " + artifact);
  }

  private List<Path> classPath() {
    try {
      List<Path> entries = new ArrayList<>();
      project().getTestClasspathElements().forEach(each -> entries.add(Path.of(each)));
      return entries;
    } catch (DependencyResolutionRequiredException e) {
      throw new IllegalStateException("Maven resolves them before this goal", e);
    }
  }
}
