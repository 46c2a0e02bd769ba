package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.DatabaseException;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

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
 * <p>Where the project's classes have functions annotated with {@code @Seed}, those seeds are made
 * too that are missing, or whose functions depend on something that has changed.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "migrate",
    defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields in
public final class MigrateMojo extends MigratingGoal {
  /**
   * A build that skips its tests migrates nothing; called from the command line this goal does.
   *
   * <p>Example: {@code -DskipTests}
   *
   * @since 0.1.0
   */
  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  /**
   * The same where integration tests alone are skipped.
   *
   * <p>Example: {@code -DskipITs}
   *
   * @since 0.1.0
   */
  @Parameter(property = "skipITs", defaultValue = "false")
  private boolean skipITs;

  /**
   * The same where tests are not even compiled.
   *
   * <p>Example: {@code -Dmaven.test.skip}
   *
   * @since 0.1.0
   */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean skipCompiled;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Override
  void runWith(DatabaseServer server)
      throws UserProblem, IOException, DatabaseException, MojoExecutionException {
    boolean isBound = execution.getLifecyclePhase() != null;
    if (isBound && (skipTests || skipITs || skipCompiled)) {
      getLog().info("Nothing is migrated: this build skips its integration tests");
      return;
    }
    migrate(server, isBound, SeedRun.Wanted.allThatAreMissing());
  }
}
