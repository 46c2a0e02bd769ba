package dev.incremental.plugin.surefire;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Does something with another project as the session's current one.
 *
 * <p>Phases that were forked for a goal leave their marks, such as JaCoCo's {@code argLine}, on a
 * copy of the project; what runs after them must see that copy.
 */
final class InProject {
  private InProject() {}

  interface Action<T, X extends Exception> {
    T call() throws X;
  }

  static <T, X extends Exception> T call(
      MavenSession session, MavenProject project, Action<T, X> action) throws X {
    MavenProject before = session.getCurrentProject();
    session.setCurrentProject(project);
    try {
      return action.call();
    } finally {
      session.setCurrentProject(before);
    }
  }
}
