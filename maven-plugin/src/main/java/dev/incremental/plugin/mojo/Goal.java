package dev.incremental.plugin.mojo;

import java.io.IOException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals share: being skipped, and saying what went wrong without a stack trace. */
abstract class Goal extends AbstractMojo {
  /**
   * Does nothing at all: neither are tests run nor is anything recorded.
   *
   * <p>Example: {@code -Dincremental.skip}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped: incremental.skip is set");
      return;
    }
    try {
      run();
    } catch (UserProblem e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "A file could not be read or written (" + e + "): see that it is accessible, try again",
          e);
    }
  }

  /** Whether the user wants nothing of it. */
  final boolean isSkipped() {
    return skip;
  }

  /** Does what the goal is for. */
  abstract void run() throws UserProblem, IOException, MojoExecutionException, MojoFailureException;
}
