package dev.incremental.plugin.mojo;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.execution.MavenSession;

/** Counts the modules of a build that know nothing of what is asked. */
final class Unanswered {
  private static final String KEY = Unanswered.class.getName();

  private Unanswered() {}

  /** Counts one more; says whether that is all of them. */
  static boolean isByAll(MavenSession session) {
    Map<String, Object> data = session.getRequest().getData();
    synchronized (data) {
      Object known = data.computeIfAbsent(KEY, key -> new AtomicInteger());
      return ((AtomicInteger) known).incrementAndGet() == session.getProjects().size();
    }
  }
}
