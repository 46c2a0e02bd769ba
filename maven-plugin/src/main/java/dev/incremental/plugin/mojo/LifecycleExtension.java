package dev.incremental.plugin.mojo;

import dev.incremental.plugin.surefire.Handled;
import dev.incremental.plugin.surefire.OwnMojo;
import dev.incremental.plugin.surefire.ReplacedMojo;
import dev.incremental.plugin.surefire.SurefireException;
import dev.incremental.plugin.surefire.TestGoal;
import org.apache.maven.execution.MojoExecutionEvent;
import org.apache.maven.execution.MojoExecutionListener;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Puts our goal in the place of each execution of Surefire or Failsafe that is bound to the
 * lifecycle.
 *
 * <p>Maven makes it where the plugin is declared with {@code <extensions>true</extensions>}. It is
 * registered by {@code META-INF/plexus/components.xml}, since the Sisu of Maven 3.8 cannot read
 * annotations of class files as new as ours. Maven tells no listener of a mojo that failed because
 * of red tests, so what has to be done after the tests cannot wait for that: all is done before the
 * mojo, which then has nothing left to do.
 */
@SuppressWarnings("NullAway.Init") // Maven fills the fields in
public final class LifecycleExtension implements MojoExecutionListener {
  private static final String OURS = "dev.incremental:incremental-maven-plugin";
  private static final String GOAL = "attached";

  private LifecycleExecutor lifecycle;
  private BuildPluginManager plugins;

  @Override
  public void beforeMojoExecution(MojoExecutionEvent event) throws MojoExecutionException {
    Plugin ours = event.getProject().getPlugin(OURS);
    boolean attached = ours != null && ours.isExtensions();
    if (!attached || !isBoundTest(event) || Handled.is(event.getExecution())) {
      return;
    }
    try {
      replace(event, ours);
    } catch (MojoFailureException e) {
      throw LifecycleExtension.<RuntimeException>asIs(e);
    } catch (SurefireException e) {
      throw new MojoExecutionException(e.getMessage() + ": " + e.getCause(), e);
    }
  }

  /** What the user started from the command line as a goal runs as it is. */
  private static boolean isBoundTest(MojoExecutionEvent event) {
    return event.getExecution().getLifecyclePhase() != null
        && TestGoal.of(event.getExecution()).isPresent();
  }

  private void replace(MojoExecutionEvent event, Plugin ours)
      throws MojoExecutionException, MojoFailureException, SurefireException {
    OwnMojo own = new OwnMojo(lifecycle, plugins, event.getSession());
    boolean done = own.runInPlaceOf(event.getExecution(), ours, GOAL);
    if (done && !new ReplacedMojo(event.getMojo()).skip()) {
      throw new MojoExecutionException(
          "This version of Surefire cannot be told that its tests have been run: use another"
              + " version, or -Dincremental=off");
    }
  }

  /** Maven lets red tests fail a build by this exception alone, which a listener cannot declare. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Exception> X asIs(Exception failure) throws X {
    throw (X) failure;
  }

  @Override
  public void afterMojoExecutionSuccess(MojoExecutionEvent event) {
    // all has been done before
  }

  @Override
  public void afterExecutionFailure(MojoExecutionEvent event) {
    // all has been done before
  }
}
