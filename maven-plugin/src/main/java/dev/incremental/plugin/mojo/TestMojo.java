package dev.incremental.plugin.mojo;

import dev.incremental.plugin.surefire.SurefireException;
import dev.incremental.plugin.surefire.SurefireRunner;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the tests that a change can affect, says why, and records them again.
 *
 * @since 0.1.0
 */
@Mojo(name = "test", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_TEST_CLASSES)
public final class TestMojo extends TestPhaseGoal {
  @Override
  void run(ModuleRun run, SurefireRunner surefire)
      throws UserProblem,
          IOException,
          MojoExecutionException,
          MojoFailureException,
          SurefireException {
    run.test(surefire);
  }

  @Override
  String name() {
    return "test";
  }
}
