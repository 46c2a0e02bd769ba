package dev.incremental.plugin.surefire;

import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Tells Maven's listeners of executions that we run, so that they appear in its log and its
 * timings.
 */
record MojoEvents(MavenSession session, MavenProject project, MojoExecution execution) {

  void started() {
    ExecutionListener listener = session.getRequest().getExecutionListener();
    if (listener != null) {
      listener.mojoStarted(event(ExecutionEvent.Type.MojoStarted));
    }
  }

  void ended(boolean succeeded) {
    ExecutionListener listener = session.getRequest().getExecutionListener();
    if (listener == null) {
      return;
    }
    if (succeeded) {
      listener.mojoSucceeded(event(ExecutionEvent.Type.MojoSucceeded));
    } else {
      listener.mojoFailed(event(ExecutionEvent.Type.MojoFailed));
    }
  }

  private ExecutionEvent event(ExecutionEvent.Type type) {
    return new Event(type, session, project, execution);
  }

  private record Event(
      Type type, MavenSession session, MavenProject project, MojoExecution execution)
      implements ExecutionEvent {

    @Override
    public Type getType() {
      return type;
    }

    @Override
    public MavenSession getSession() {
      return session;
    }

    @Override
    public MavenProject getProject() {
      return project;
    }

    @Override
    public MojoExecution getMojoExecution() {
      return execution;
    }

    @Override
    public @Nullable Exception getException() {
      return null;
    }
  }
}
