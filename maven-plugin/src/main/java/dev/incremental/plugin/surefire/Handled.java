package dev.incremental.plugin.surefire;

import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Marks executions that have come to us, and by being copied what we run of them, so that none
 * comes twice.
 *
 * <p>The mark is an attribute of the configuration, which Maven and its plugins never look at, and
 * which is understood between two copies of this plugin in one build.
 */
public final class Handled {
  private static final String MARK = "incremental";

  private Handled() {}

  /** Whether an execution has been marked. */
  public static boolean is(MojoExecution execution) {
    Xpp3Dom configuration = execution.getConfiguration();
    return configuration != null && configuration.getAttribute(MARK) != null;
  }

  static void mark(MojoExecution execution) {
    Xpp3Dom configuration = new Xpp3Dom(execution.getConfiguration());
    configuration.setAttribute(MARK, "handled");
    execution.setConfiguration(configuration);
  }
}
