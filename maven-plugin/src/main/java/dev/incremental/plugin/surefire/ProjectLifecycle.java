package dev.incremental.plugin.surefire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.resolver.filter.ArtifactFilter;
import org.apache.maven.artifact.resolver.filter.CumulativeScopeArtifactFilter;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Runs the phases of a project's own build within a goal, with something else in place of its
 * tests.
 *
 * <p>A lifecycle that Maven forks for a goal would end before the goal begins, so that integration
 * tests had no place between the phases before and after them; and what such a fork packages stays
 * with a copy of the project.
 */
public final class ProjectLifecycle {
  private static final String JACOCO = "jacoco-maven-plugin";

  private final LifecycleExecutor lifecycle;
  private final BuildPluginManager plugins;
  private final MavenSession session;
  private final MavenProject project;

  /** Runs in the session's current project. */
  public ProjectLifecycle(
      LifecycleExecutor lifecycle, BuildPluginManager plugins, MavenSession session) {
    this.lifecycle = lifecycle;
    this.plugins = plugins;
    this.session = session;
    this.project = session.getCurrentProject();
  }

  /** Does what an execution that runs tests is there for. */
  @FunctionalInterface
  public interface Tests<X extends Exception> {
    /** Returns false where the execution has to run as the project has it. */
    boolean run(MojoExecution execution)
        throws IOException, MojoExecutionException, MojoFailureException, SurefireException, X;
  }

  /**
   * Runs everything up to a phase.
   *
   * @param self the running goal, which is left out if the project binds it as well
   * @param tests in place of executions that run tests
   */
  public <X extends Exception> void upTo(String phase, MojoExecution self, Tests<X> tests)
      throws IOException, MojoExecutionException, MojoFailureException, SurefireException, X {
    for (MojoExecution execution : plan(phase)) {
      if (!isSame(execution.getMojoDescriptor(), self.getMojoDescriptor())) {
        run(execution, tests);
      }
    }
  }

  /** Whether JaCoCo is to fail a build with these phases that covers too little. */
  public boolean judgesCoverage(List<String> phases) throws SurefireException {
    return plan(phases.toArray(new String[0])).stream()
        .anyMatch(each -> each.getArtifactId().equals(JACOCO) && each.getGoal().equals("check"));
  }

  private List<MojoExecution> plan(String... phases) throws SurefireException {
    try {
      return lifecycle.calculateExecutionPlan(session, phases).getMojoExecutions();
    } catch (Exception e) {
      String named = String.join(" ", phases);
      throw new SurefireException("Maven cannot plan this project's phase '" + named + "'", e);
    }
  }

  private static boolean isSame(MojoDescriptor one, MojoDescriptor other) {
    return one.getGoal().equals(other.getGoal())
        && one.getPluginDescriptor()
            .getPluginLookupKey()
            .equals(other.getPluginDescriptor().getPluginLookupKey());
  }

  private <X extends Exception> void run(MojoExecution execution, Tests<X> tests)
      throws IOException, MojoExecutionException, MojoFailureException, SurefireException, X {
    MojoEvents events = new MojoEvents(session, project, execution);
    events.started();
    boolean succeeded = false;
    try {
      if (TestGoal.of(execution).isEmpty() || !tests.run(execution)) {
        run(execution);
      }
      if (execution.getLifecyclePhase() != null) {
        project.addLifecyclePhase(execution.getLifecyclePhase());
      }
      succeeded = true;
    } finally {
      events.ended(succeeded);
    }
  }

  private void run(MojoExecution execution)
      throws MojoExecutionException, MojoFailureException, SurefireException {
    List<MavenProject> forked = List.of();
    try {
      forked = lifecycle.executeForkedExecutions(execution, session);
      project.setArtifactFilter(scopes(execution.getMojoDescriptor()));
      plugins.executeMojo(session, execution);
    } catch (MojoExecutionException | MojoFailureException e) {
      throw e;
    } catch (Exception e) {
      throw new SurefireException("could not run " + execution.getMojoDescriptor().getId(), e);
    } finally {
      project.setArtifactFilter(artifact -> true);
      forked.forEach(each -> each.setExecutionProject(null));
    }
  }

  /** Each goal sees the dependencies of the scopes that it asks for, as Maven does it. */
  private static @Nullable ArtifactFilter scopes(MojoDescriptor mojo) {
    List<String> scopes = new ArrayList<>();
    add(scopes, mojo.getDependencyCollectionRequired());
    add(scopes, mojo.getDependencyResolutionRequired());
    return scopes.isEmpty() ? null : new CumulativeScopeArtifactFilter(scopes);
  }

  private static void add(List<String> scopes, @Nullable String scope) {
    if (scope != null && !scope.isEmpty()) {
      scopes.add(scope);
    }
  }
}
