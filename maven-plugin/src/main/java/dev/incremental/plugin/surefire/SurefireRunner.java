package dev.incremental.plugin.surefire;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.InvalidPluginDescriptorException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.project.MavenProject;

/** Runs executions of Surefire in the project that the phases before the tests prepared. */
public final class SurefireRunner {
  /** What Surefire and Failsafe fail with, in all versions, if they are told to do so. */
  private static final String NO_TESTS = "No tests were executed!";

  private final BuildPluginManager plugins;
  private final MavenSession session;
  private final MavenProject project;
  private final boolean isBesideAnother;

  /** Runs in a project. */
  public SurefireRunner(BuildPluginManager plugins, MavenSession session, MavenProject project) {
    this(plugins, session, project, false);
  }

  private SurefireRunner(
      BuildPluginManager plugins,
      MavenSession session,
      MavenProject project,
      boolean isBesideAnother) {
    this.plugins = plugins;
    this.session = session;
    this.project = project;
    this.isBesideAnother = isBesideAnother;
  }

  /** The same for a module in which another build is running tests. */
  public SurefireRunner besideAnother() {
    return new SurefireRunner(plugins, session, project, true);
  }

  /** Runs an execution as the project has it. */
  public void run(SurefireExecution execution)
      throws MojoExecutionException, MojoFailureException, SurefireException {
    leaveOut(execution);
    run(execution.execution());
  }

  /**
   * Runs a copy of an execution with something added.
   *
   * @return whether any test was executed
   */
  public boolean run(SurefireExecution execution, Decoration decoration)
      throws MojoExecutionException, MojoFailureException, SurefireException {
    leaveOut(execution);
    MojoExecution copy;
    try {
      copy = new DecoratedExecution(execution, decoration).copy();
    } catch (IOException e) {
      throw new SurefireException("cannot write " + decoration.excludesFile(), e);
    }
    try {
      run(copy);
      return true;
    } catch (MojoFailureException e) {
      boolean wanted = execution.failsWithoutTests() && !decoration.leavesOut();
      if (wanted || !String.valueOf(e.getMessage()).startsWith(NO_TESTS)) {
        throw e;
      }
      // Failsafe's verify would take a run that found nothing for one that has to fail
      onSummary(execution, FailsafeSummary::forgetEmptyRun);
      return false;
    }
  }

  /**
   * Runs our own provider in a fork like those of an execution.
   *
   * @param reports where its reports go
   * @param version of the provider
   * @throws MojoFailureException if the provider tells of a failure
   */
  public void runSeed(
      SurefireExecution execution, Decoration decoration, Path reports, String version)
      throws MojoExecutionException, MojoFailureException, SurefireException {
    MojoExecution copy;
    try {
      copy =
          new SeedExecution(execution, decoration, reports, version)
              .copy(plugins, session, project);
    } catch (Exception e) {
      throw new SurefireException("what makes seeds could not be found", e);
    }
    run(copy);
  }

  /** Runs nothing; what the execution left in an earlier build no longer counts. */
  public void leaveOut(SurefireExecution execution) throws SurefireException {
    onSummary(execution, FailsafeSummary::forgetEarlierBuilds);
  }

  /** What is done to a file of Failsafe's. */
  private interface SummaryEdit {
    void apply(FailsafeSummary summary) throws IOException;
  }

  private static void onSummary(SurefireExecution execution, SummaryEdit edit)
      throws SurefireException {
    Optional<FailsafeSummary> summary = execution.summary();
    if (summary.isPresent()) {
      try {
        edit.apply(summary.get());
      } catch (IOException e) {
        throw new SurefireException("cannot remove " + summary.get().file(), e);
      }
    }
  }

  private void run(MojoExecution execution)
      throws MojoExecutionException, MojoFailureException, SurefireException {
    try {
      InProject.call(session, project, () -> execute(execution));
    } catch (MojoExecutionException | MojoFailureException e) {
      throw e;
    } catch (Exception e) {
      throw new SurefireException("Surefire could not be started", e);
    }
  }

  private boolean execute(MojoExecution execution)
      throws MojoExecutionException,
          MojoFailureException,
          PluginManagerException,
          PluginConfigurationException,
          InvalidPluginDescriptorException {
    plugins.executeMojo(
        session, isBesideAnother ? OwnTemporaryFiles.of(execution, session) : execution);
    return true;
  }
}
