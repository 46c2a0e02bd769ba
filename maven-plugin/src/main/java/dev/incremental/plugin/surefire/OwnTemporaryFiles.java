package dev.incremental.plugin.surefire;

import java.util.Optional;
import java.util.UUID;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Gives each run of Surefire a directory of its own for what it tells its forks. All runs in a
 * module share one otherwise, which the first to end deletes, and forks of the others die.
 */
final class OwnTemporaryFiles {
  private static final String DIRECTORY = "tempDir";

  private OwnTemporaryFiles() {}

  /** The same execution, but for its directory, if its version of Surefire has a name for one. */
  static MojoExecution of(MojoExecution execution, MavenSession session) {
    Optional<String> shared = Configuration.of(execution, session).text(DIRECTORY);
    if (shared.isEmpty()) {
      return execution;
    }
    Xpp3Dom parameters = new Xpp3Dom(execution.getConfiguration());
    Parameters.set(parameters, DIRECTORY, shared.get() + "-" + UUID.randomUUID());
    MojoExecution copy =
        new MojoExecution(execution.getMojoDescriptor(), execution.getExecutionId());
    copy.setLifecyclePhase(execution.getLifecyclePhase());
    copy.setConfiguration(parameters);
    return copy;
  }
}
