package dev.incremental.plugin.surefire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Has a goal of ours do the work of an execution of Surefire or Failsafe.
 *
 * <p>Maven configures and runs the goal as if it had been called from the command line. It loads
 * goals and extensions of a plugin by different class loaders, so that what one tells the other
 * goes through the context that Maven keeps for each plugin in each project, as types of Maven's
 * own.
 */
public final class OwnMojo {
  private static final String ORDER = "incremental.order";
  private static final String DONE = "incremental.done";

  private final LifecycleExecutor lifecycle;
  private final BuildPluginManager plugins;
  private final MavenSession session;

  /** Uses Maven's own services. */
  public OwnMojo(LifecycleExecutor lifecycle, BuildPluginManager plugins, MavenSession session) {
    this.lifecycle = lifecycle;
    this.plugins = plugins;
    this.session = session;
  }

  /**
   * Runs a goal of a plugin that the session's current project declares.
   *
   * @return whether the goal has done the other execution's work
   * @throws SurefireException if Maven cannot run it
   */
  public boolean runInPlaceOf(MojoExecution replaced, Plugin plugin, String goal)
      throws MojoExecutionException, MojoFailureException, SurefireException {
    MojoExecution own = execution(plugin.getId() + ":" + goal);
    Map<String, Object> context =
        session.getPluginContext(
            own.getMojoDescriptor().getPluginDescriptor(), session.getCurrentProject());
    context.put(ORDER, replaced);
    context.remove(DONE);
    try {
      plugins.executeMojo(session, own);
    } catch (MojoExecutionException | MojoFailureException e) {
      throw e;
    } catch (Exception e) {
      throw new SurefireException("Maven cannot run " + own, e);
    } finally {
      context.remove(ORDER);
    }
    return context.containsKey(DONE);
  }

  private MojoExecution execution(String goal) throws SurefireException {
    try {
      List<MojoExecution> plan =
          lifecycle.calculateExecutionPlan(session, goal).getMojoExecutions();
      return plan.get(plan.size() - 1);
    } catch (Exception e) {
      throw new SurefireException("Maven cannot plan " + goal, e);
    }
  }

  /** For the goal: the execution in whose place it runs, if it does. */
  public static Optional<MojoExecution> replacedBy(Map<?, ?> pluginContext) {
    return Optional.ofNullable((MojoExecution) pluginContext.get(ORDER));
  }

  /** For the goal: says that the other execution's work has been done. */
  public static void done(Map<? super String, Object> pluginContext) {
    pluginContext.put(DONE, true);
  }
}
