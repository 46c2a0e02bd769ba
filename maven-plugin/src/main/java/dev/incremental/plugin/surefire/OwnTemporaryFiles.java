package dev.incremental.plugin.surefire;

import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Gives a run of Surefire beside another one a directory of its own for what it tells its forks.
 * Both would share one otherwise, which the first to end deletes, and forks of the other die.
 */
final class OwnTemporaryFiles {
  private static final String DIRECTORY = "tempDir";

  /** Short, since paths may not be long on Windows. */
  private static final int RANDOM = 8;

  /** These orders remember durations under a checksum in which the directory's name is. */
  private static final Pattern REMEMBERING = Pattern.compile("(?i)balanced|failedfirst");

  private OwnTemporaryFiles() {}

  /** The same execution, but for its directory, if its version of Surefire has a name for one. */
  static MojoExecution of(MojoExecution execution, MavenSession session) {
    Configuration configuration = Configuration.of(execution, session);
    String order = configuration.text("runOrder").orElse("");
    String suffix =
        REMEMBERING.matcher(order).find()
            ? "beside"
            : UUID.randomUUID().toString().substring(0, RANDOM);
    return configuration
        .text(DIRECTORY)
        .map(shared -> copy(execution, shared + "-" + suffix))
        .orElse(execution);
  }

  private static MojoExecution copy(MojoExecution execution, String directory) {
    Xpp3Dom parameters = new Xpp3Dom(execution.getConfiguration());
    Parameters.set(parameters, DIRECTORY, directory);
    MojoExecution copy =
        new MojoExecution(execution.getMojoDescriptor(), execution.getExecutionId());
    copy.setLifecyclePhase(execution.getLifecyclePhase());
    copy.setConfiguration(parameters);
    return copy;
  }
}
