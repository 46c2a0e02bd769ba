package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.DatabaseException;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Makes the data with which tests begin that are annotated with {@code @PreSeeded}, ahead of them:
 * migrates as {@code incremental:migrate} does, says which seeds are up to date and why others are
 * not, and makes those.
 *
 * @since 0.1.0
 */
@Mojo(name = "seed", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_TEST_CLASSES)
public final class SeedMojo extends MigratingGoal {
  /**
   * Names of the seeds to be made, such as {@code company,payroll}; those that they come after are
   * made before them. The default is all.
   *
   * <p>Example: {@code -Dincremental.seeds=company,payroll}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.seeds")
  private List<String> seeds = List.of();

  /**
   * Whether to make them although they are up to date.
   *
   * <p>Example: {@code -Dincremental.seed.force}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.seed.force", defaultValue = "false")
  private boolean seedForce;

  @Override
  void runWith(DatabaseServer server)
      throws UserProblem, IOException, DatabaseException, MojoExecutionException {
    migrate(server, false, new SeedRun.Wanted(seeds, seedForce, true));
    forkDatabases().close();
  }
}
