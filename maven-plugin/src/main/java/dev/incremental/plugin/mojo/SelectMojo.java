package dev.incremental.plugin.mojo;

import dev.incremental.plugin.surefire.SurefireRunner;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Says which tests a change can affect and writes them to {@code target/incremental/selection.json}
 * and {@code includes.txt}, without running any.
 *
 * @since 0.1.0
 */
@Mojo(name = "select", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_TEST_CLASSES)
public final class SelectMojo extends TestPhaseGoal {
  @Override
  void run(ModuleRun run, SurefireRunner surefire) throws UserProblem, IOException {
    run.select();
  }

  /** Who runs the tests that are listed does not run them as others were recorded. */
  @Override
  boolean startsForks() {
    return false;
  }

  @Override
  String name() {
    return "select";
  }
}
