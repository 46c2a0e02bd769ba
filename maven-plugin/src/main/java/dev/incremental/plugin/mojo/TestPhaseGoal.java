package dev.incremental.plugin.mojo;

import dev.incremental.plugin.surefire.Obstacle;
import dev.incremental.plugin.surefire.SurefireException;
import dev.incremental.plugin.surefire.SurefireRunner;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** A goal for all tests of phase {@code test}, after Maven forked the phases before them for it. */
abstract class TestPhaseGoal extends ModuleGoal {
  @Parameter(defaultValue = "${executedProject}", readonly = true)
  private @Nullable MavenProject executedProject;

  @Override
  final void runInProject()
      throws UserProblem,
          IOException,
          MojoExecutionException,
          MojoFailureException,
          SurefireException {
    if (project().getPackaging().equals("pom")) {
      getLog().info("Nothing to run: " + Obstacle.POM_PACKAGING.sentence());
      return;
    }
    MavenProject prepared = executedProject == null ? project() : executedProject;
    run(run(prepared, executions().of(prepared)), runner(prepared));
  }

  /** Does the goal's part. */
  abstract void run(ModuleRun run, SurefireRunner surefire)
      throws UserProblem,
          IOException,
          MojoExecutionException,
          MojoFailureException,
          SurefireException;

  @Override
  Optional<String> everything(List<String> goals) {
    return TestMode.whereDeployed(goals);
  }
}
