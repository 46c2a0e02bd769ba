package dev.incremental.plugin.mojo;

import dev.incremental.plugin.surefire.SurefireException;
import dev.incremental.plugin.surefire.SurefireRunner;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs all tests and records what each of them depends on.
 *
 * @since 0.1.0
 */
@Mojo(name = "snapshot", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_TEST_CLASSES)
public final class SnapshotMojo extends TestPhaseGoal {
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
    return "snapshot";
  }

  @Override
  Optional<String> everything(List<String> goals) {
    return Optional.of("a snapshot records everything");
  }
}
