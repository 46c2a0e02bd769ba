package dev.incremental.plugin.mojo;

import dev.incremental.plugin.surefire.SurefireException;
import dev.incremental.plugin.surefire.SurefireExecution;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal that runs tests at their place in the project's own lifecycle. */
abstract class LifecycleGoal extends ModuleGoal {
  private static final String COVERAGE =
      "jacoco:check judges the coverage of these tests alone: run everything where it counts,"
          + " -Dincremental=record";

  /**
   * What happens to the tests: {@code select} runs those that a change can affect, and all where
   * nothing is known yet; {@code record} runs all; {@code off} leaves the build as it is without
   * this plugin.
   *
   * <p>Example: {@code -Dincremental=record}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental", defaultValue = "select")
  private String mode = "select";

  /**
   * Runs an execution that runs tests, narrowed and recorded.
   *
   * @return false where nothing was done, so that it has to run as the project has it
   */
  final boolean runTests(MojoExecution execution)
      throws UserProblem,
          IOException,
          MojoExecutionException,
          MojoFailureException,
          SurefireException {
    if (TestMode.of(mode) == TestMode.OFF) {
      return false;
    }
    SurefireExecution tests = executions().of(execution);
    if (tests.obstacle().isPresent()) {
      new Console(getLog()).unrecorded(tests);
      return isDryRun() && tests.obstacle().get().runs() && leaveOut(tests);
    }
    ModuleRun run = run(project(), List.of(tests));
    run.test(runner(project()));
    if (run.leavesTestsOut() && judgesCoverage()) {
      getLog().warn(COVERAGE);
    }
    return true;
  }

  private boolean leaveOut(SurefireExecution tests) throws SurefireException {
    new Console(getLog()).dryRun();
    runner(project()).leaveOut(tests);
    return true;
  }

  /** What cannot be planned for this project alone is no reason to fail after its tests. */
  private boolean judgesCoverage() {
    try {
      return lifecycle().judgesCoverage(phases());
    } catch (SurefireException e) {
      getLog().debug(e);
      return false;
    }
  }

  /** What the build goes through, as Maven's command line names it. */
  abstract List<String> phases();

  @Override
  final Optional<String> everything(List<String> goals) throws UserProblem {
    return TestMode.of(mode).everything(goals);
  }
}
