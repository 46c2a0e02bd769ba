package dev.incremental.plugin.mojo;

import dev.incremental.plugin.surefire.SurefireException;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the project's build up to {@code verify}, in it only those unit and integration tests that a
 * change can affect, says why, and records them again.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields in
public final class VerifyMojo extends LifecycleGoal {
  private static final String PHASE = "verify";

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution self;

  @Override
  void runInProject()
      throws UserProblem,
          IOException,
          MojoExecutionException,
          MojoFailureException,
          SurefireException {
    lifecycle().upTo(PHASE, self, this::runTests);
  }

  @Override
  List<String> phases() {
    return List.of(PHASE);
  }

  @Override
  String name() {
    return "verify";
  }
}
