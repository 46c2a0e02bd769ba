package dev.incremental.plugin.mojo;

import dev.incremental.plugin.surefire.OwnMojo;
import dev.incremental.plugin.surefire.SurefireException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs tests in ordinary builds, such as {@code mvn test} and {@code mvn verify}, in place of
 * Surefire's and Failsafe's own executions. It is started by the extension alone, that is where the
 * plugin is declared with {@code <extensions>true</extensions>}, and not from the command line.
 *
 * @since 0.1.0
 */
@Mojo(name = "attached", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
@SuppressWarnings("unchecked") // Maven's contexts are raw maps from names
public final class AttachedMojo extends LifecycleGoal {
  @Override
  void runInProject()
      throws UserProblem,
          IOException,
          MojoExecutionException,
          MojoFailureException,
          SurefireException {
    Optional<MojoExecution> replaced = OwnMojo.replacedBy(getPluginContext());
    if (replaced.isEmpty()) {
      throw new UserProblem(
          "This goal is started by the plugin's extension alone",
          "goal incremental:attached",
          "run incremental:test or incremental:verify");
    }
    if (runTests(replaced.get())) {
      OwnMojo.done(getPluginContext());
    }
  }

  @Override
  List<String> phases() {
    return goals();
  }

  @Override
  String name() {
    return "attached";
  }
}
